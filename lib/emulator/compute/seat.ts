/** Names worker processes as the logs do: `10.0.0.4/process000`. A replaced process gets the next number on its node. */
export class SeatNames {
  private readonly next = new Map<string, number>();

  name(node: string): string {
    const number = this.next.get(node) ?? 0;
    this.next.set(node, number + 1);
    return `${node}/process${String(number).padStart(3, '0')}`;
  }
}
