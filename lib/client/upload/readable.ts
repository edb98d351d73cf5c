/** Thrown when the browser can not read a file any more; the message is the reason to show. */
export class Unreadable extends Error {
  constructor(cause: unknown) {
    const gone = cause instanceof Error && cause.name === 'NotFoundError';
    super(gone ? 'It is no longer on the disk' : 'It changed while it was read, or can not be read');
    this.name = 'Unreadable';
  }
}

/**
 * A request whose body can not be read fails like a broken network. Browsers compare a file's time of change when they
 * read it, so one byte tells the two apart.
 */
export async function assertReadable(part: Blob): Promise<void> {
  try {
    await part.slice(0, 1).arrayBuffer();
  } catch (error) {
    throw new Unreadable(error);
  }
}
