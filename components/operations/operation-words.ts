import { isMoving } from '@/lib/domain/provisioning';

interface Words {
  tone: 'info' | 'bad' | 'warn';
  title: string;
  text: string;
}

const VERBS = new Map([
  ['creating', 'creates'],
  ['updating', 'updates'],
  ['scaling', 'scales'],
  ['deleting', 'deletes'],
]);

/**
 * What a page says of a resource that is not Succeeded.
 * @param state Azure's provisioning state; @param why code and sentence of the operation that failed; @param status the
 * operation's own state, where it was read
 */
export function operationWords(name: string, state: string, why: string | null, status: string | null): Words {
  if (isMoving(state)) {
    const verb = VERBS.get(state.toLowerCase()) ?? 'changes';
    const operation = status === null ? '' : ` The operation is ${status}.`;
    return {
      tone: 'info',
      title: `Azure ${verb} ${name}.`,
      text: `State: ${state}.${operation} It goes on without this page.`,
    };
  }
  const said = why ?? 'Azure’s reason is not known here.';
  if (state.toLowerCase() === 'failed')
    return {
      tone: 'bad',
      title: `The last write of ${name} failed.`,
      text: `${said} What was typed is kept under YAML.`,
    };
  return { tone: 'warn', title: `${name} is ${state}.`, text: why ?? 'This is Azure’s own word for its state.' };
}
