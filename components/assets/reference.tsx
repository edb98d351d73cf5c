import { CopyButton } from '@/components/ui/copy-button';

/** What a YAML names it by, to copy: `azureml:mnist-onnx:1`. */
export function Reference({ text }: { text: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="mono truncate text-fg-2">{text}</span>
      <CopyButton text={text} label={`Copy ${text}`} />
    </span>
  );
}
