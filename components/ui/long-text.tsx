/** An id or an address on one line; the copy button beside it gives all of it. */
export const LongText = ({ text }: { text: string }) => (
  <span className="mono block truncate leading-5" title={text}>
    {text}
  </span>
);
