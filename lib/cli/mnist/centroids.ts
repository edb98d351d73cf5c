import { type Digits, PIXELS } from './data';
import { CLASSES } from './network';

/** The mean image of each digit, rounded to whole grey values: all arithmetic of the classifier stays in integers. */
export function trainCentroids({ count, images, labels }: Digits): number[][] {
  const sums = Array.from({ length: CLASSES }, () => new Float64Array(PIXELS));
  const counts = new Array<number>(CLASSES).fill(0);
  for (let index = 0; index < count; index++) {
    const label = labels[index] as number;
    const sum = sums[label] as Float64Array;
    counts[label] = (counts[label] as number) + 1;
    for (let p = 0; p < PIXELS; p++) (sum[p] as number) += images[index * PIXELS + p] as number;
  }
  return sums.map((sum, label) => Array.from(sum, (value) => Math.round(value / (counts[label] as number))));
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

/** The digit whose mean is nearest; |x − c|² without |x|², which all have in common. The first of equals wins. */
export function nearestCentroid(centroids: readonly number[][]) {
  const norms = centroids.map((centroid) => dot(centroid, centroid));
  return (image: Uint8Array): number => {
    const distances = centroids.map((centroid, k) => (norms[k] as number) - 2 * dot(image, centroid));
    return distances.indexOf(Math.min(...distances));
  };
}
