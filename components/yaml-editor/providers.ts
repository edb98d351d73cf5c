import type * as Monaco from 'monaco-editor/editor';
import { completionsAt } from '@/lib/domain/yaml-schema/complete';
import type { Completion } from '@/lib/domain/yaml-schema/completion';
import type { TextContext } from '@/lib/domain/yaml-schema/context';
import { hoverAt } from '@/lib/domain/yaml-schema/hover';

type Api = typeof Monaco;
type Model = Monaco.editor.ITextModel;

/** Monaco asks by language; each text has a context of its own. */
const contexts = new WeakMap<Model, TextContext>();
export const setContext = (model: Model, context: TextContext) => contexts.set(model, context);

/** Above this a text is no batch YAML, and every key would read it again. */
const MOST_CHARACTERS = 1_048_576;

function read(model: Model, position: Monaco.Position) {
  const context = contexts.get(model);
  if (!context || model.getValueLength() > MOST_CHARACTERS) return null;
  return {
    context,
    lines: model.getLinesContent(),
    at: { line: position.lineNumber - 1, column: position.column - 1 },
  };
}

/** The rest of the word behind the cursor, which a completion takes the place of. */
const restOf = (line: string, column: number) => /^[^\s#'":,\]}]*/.exec(line.slice(column - 1))?.[0].length ?? 0;

/** Text of a snippet that stands for itself. */
const plain = (text: string) => text.replace(/[$}\\]/g, '\\$&');

/** What is put in; where something stands behind the cursor then, as a snippet. */
function inserted(api: Api, { insert, after }: Completion) {
  if (after === '') return { insertText: insert };
  const { InsertAsSnippet } = api.languages.CompletionItemInsertTextRule;
  return { insertText: `${plain(insert)}$0${plain(after)}`, insertTextRules: InsertAsSnippet };
}

const sortable = (rank: number) => String(rank).padStart(6, '0');

function suggestion(api: Api, model: Model, { lineNumber, column }: Monaco.Position, item: Completion) {
  const { CompletionItemKind } = api.languages;
  const kinds = {
    key: CompletionItemKind.Property,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
  };
  const rest = item.kind === 'key' ? 0 : restOf(model.getLineContent(lineNumber), column);
  return {
    label: { label: item.label, description: item.detail },
    kind: kinds[item.kind],
    ...inserted(api, item),
    documentation: { value: item.documentation },
    sortText: sortable(item.rank),
    range: new api.Range(lineNumber, item.start + 1, lineNumber, column + rest),
    command: item.goesOn ? { id: 'editor.action.triggerSuggest', title: 'Suggest' } : undefined,
  };
}

/** Completion and documentation of our YAML from the derived schemas. */
export function registerProviders(api: Api) {
  api.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', ':', '@', '{', '['],
    provideCompletionItems(model, position) {
      const place = read(model, position);
      const items = place ? completionsAt(place.lines, place.at, place.context) : [];
      return { suggestions: items.map((item) => suggestion(api, model, position, item)) };
    },
  });
  api.languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const place = read(model, position);
      const hover = place && hoverAt(place.lines, place.at, place.context);
      if (!hover) return null;
      const { lineNumber } = position;
      return {
        range: new api.Range(lineNumber, hover.start + 1, lineNumber, hover.end + 1),
        contents: [{ value: hover.text }],
      };
    },
  });
}
