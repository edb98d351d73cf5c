import type { FlipReview } from '@/lib/contracts/api/flip';

export interface DifferenceTableProps {
  from: string;
  to: string;
  differences: FlipReview['differences'];
}

const fieldsDiffer = (count: number) => (count === 1 ? '1 field differs' : `${count} fields differ`);

/** Which settings change for new invokes: the old value with a minus, the new one with a plus. */
export function DifferenceTable({ from, to, differences }: DifferenceTableProps) {
  if (differences.length === 0) return <p className="text-fg-2">Nothing differs between the two but their names.</p>;
  return (
    <div className="overflow-hidden rounded-8 border border-border">
      <table className="w-full table-fixed border-collapse text-left text-12">
        <thead>
          <tr className="border-b border-border bg-sunken text-fg-2">
            <th scope="col" className="w-[26%] max-md:w-[31%] px-3 max-md:px-2 py-1.5 font-medium">
              {fieldsDiffer(differences.length)}
            </th>
            <th scope="col" className="px-3 max-md:px-2 py-1.5 font-medium [overflow-wrap:anywhere]">
              {from}
            </th>
            <th scope="col" className="px-3 max-md:px-2 py-1.5 font-medium [overflow-wrap:anywhere]">
              {to}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map((each) => (
            <tr key={each.field} className="border-b border-border last:border-0">
              <th scope="row" className="px-3 max-md:px-2 py-1.5 font-normal [overflow-wrap:anywhere]">
                {each.label}
              </th>
              <Value sign="−" value={each.from} look="bg-diff-del" mark="text-diff-del-mark" />
              <Value sign="+" value={each.to} look="bg-diff-ins" mark="text-diff-ins-mark" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ sign, value, look, mark }: { sign: string; value: string | null; look: string; mark: string }) {
  if (value === null) return <td className="px-3 max-md:px-2 py-1.5 text-fg-3">none</td>;
  return (
    <td className={`px-3 max-md:px-2 py-1.5 [overflow-wrap:anywhere] ${look}`}>
      <span aria-hidden className={`mr-1.5 font-semibold ${mark}`}>
        {sign}
      </span>
      {value}
    </td>
  );
}
