/** One output position: the first source position that counts, and the weights from there on, which add up to 1. */
interface Tap {
  first: number;
  weights: number[];
}

/**
 * A triangle as wide as the scale, but never narrower than one source pixel: bilinear where it enlarges, a weighted
 * mean over the covered area where it shrinks, so that thin strokes do not fall between samples.
 */
function taps(from: number, to: number): Tap[] {
  const scale = from / to;
  const reach = Math.max(scale, 1);
  return Array.from({ length: to }, (_, index) => {
    const center = (index + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(center - reach));
    const last = Math.min(from - 1, Math.floor(center + reach));
    const raw = Array.from({ length: last - first + 1 }, (_, k) => 1 - Math.abs(first + k - center) / reach);
    const sum = raw.reduce((a, b) => a + b, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

interface Plane {
  width: number;
  height: number;
  channels: number;
  data: ArrayLike<number>;
}

/** Scales along x and turns the plane over (rows become columns): twice this is a whole resize. */
function scaleAndTranspose({ width, height, channels, data }: Plane, to: number): Plane {
  const out = new Float32Array(to * height * channels);
  const columns = taps(width, to);
  for (let y = 0; y < height; y++)
    for (const [x, { first, weights }] of columns.entries())
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (const [k, weight] of weights.entries())
          sum += weight * (data[(y * width + first + k) * channels + c] ?? 0);
        out[(x * height + y) * channels + c] = sum;
      }
  return { width: height, height: to, channels, data: out };
}

/** Scales 8-bit pixels to another size, rounded to whole values. */
export function resize(plane: Plane, width: number, height: number): Uint8Array {
  const { data } = scaleAndTranspose(scaleAndTranspose(plane, width), height);
  return Uint8Array.from(data, Math.round);
}
