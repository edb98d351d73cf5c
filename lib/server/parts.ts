import 'server-only';
import { AzureError } from '@/lib/azureml/errors';
import type { MissingPart } from '@/lib/contracts/api/views';

/** Azure (or our own table of hosts) said no; that is no passing fault, and asking again changes nothing. */
const isRefused = ({ status, code }: AzureError) => status === 403 || code === 'HostRefused';

/**
 * The value of a part of a page, or `otherwise` where the part is not there (404) or is refused to this caller (403). All
 * else rejects: a fault that passes (408, 429, 5xx) must never look like an empty part, and a 401 is the whole page's.
 */
export async function partOr<T, U>(
  part: Promise<T>,
  otherwise: U,
  refused: (error: AzureError) => void = () => {},
): Promise<T | U> {
  try {
    return await part;
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (isRefused(error)) refused(error);
    else if (error.status !== 404) throw error;
    return otherwise;
  }
}

/** Reads the parts of one view and keeps what was refused, so that the page can say what it lacks and why. */
export class Parts {
  private readonly refusals = new Map<string, MissingPart>();

  /** As `partOr`; a refusal stands in `missing` under this name. */
  read<T, U>(part: MissingPart['part'], reading: Promise<T>, otherwise: U): Promise<T | U> {
    return partOr(reading, otherwise, ({ missingAction: action }) => this.take([{ part, action }]));
  }

  /** What a view that is a part of this one lacks, this one lacks too. */
  take(missing: readonly MissingPart[]): void {
    for (const each of missing) this.refusals.set(`${each.part} ${each.action}`, each);
  }

  /** In the order of names, so that equal views are equal texts. */
  get missing(): MissingPart[] {
    return [...this.refusals.keys()].sort().flatMap((key) => this.refusals.get(key) ?? []);
  }
}
