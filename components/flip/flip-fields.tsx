import { TextField } from '@/components/ui/text-field';
import type { FlipReview } from '@/lib/contracts/api/flip';
import { tooLong } from './not-yet';
import type { FlipForm } from './use-flip-form';

/** What the person says: why, by which ticket, and the name where the endpoint asks for it. */
export function FlipFieldsForm({ review, form }: { review: FlipReview; form: FlipForm }) {
  const { fields, set } = form;
  const { reasonRequired, typeName } = review.options;
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_220px]">
      <TextField
        label={reasonRequired ? 'Reason (required on this endpoint)' : 'Reason (optional)'}
        value={fields.reason}
        error={tooLong(fields, 'reason')}
        required={reasonRequired}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <TextField
        label="Change reference (optional)"
        value={fields.change}
        error={tooLong(fields, 'change')}
        onChange={(event) => set({ change: event.target.value })}
      />
      {typeName && (
        <TextField
          label={`Type ${review.to.name} to confirm`}
          value={fields.typed}
          autoComplete="off"
          spellCheck={false}
          mono
          onChange={(event) => set({ typed: event.target.value })}
        />
      )}
    </div>
  );
}
