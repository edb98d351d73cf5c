export interface LinePiece {
  text: string;
  look: 'key' | 'string' | 'number' | null;
}

const KEY = /^(\s*(?:- )*)("(?:\\.|[^"\\])*"|[\w.$/@-]+)(:)(?= |$)(.*)$/s;

function valuePieces(text: string): LinePiece[] {
  const [, blank = '', value = '', tail = ''] = /^(\s*(?:- )*)(.*?)([,[\]{}\s]*)$/s.exec(text) ?? [];
  if (value === '') return text === '' ? [] : [{ text, look: null }];
  const look = /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(value) ? 'number' : 'string';
  return [
    { text: blank, look: null },
    { text: value, look },
    { text: tail, look: null },
  ];
}

/** A line of JSON or YAML in pieces with a look each; joined, they are the line. */
export function piecesOf(line: string): LinePiece[] {
  const [, blank = '', key = '', colon = '', rest = ''] = KEY.exec(line) ?? [];
  const pieces: LinePiece[] =
    key === ''
      ? valuePieces(line)
      : [{ text: blank, look: null }, { text: key, look: 'key' }, { text: colon, look: null }, ...valuePieces(rest)];
  return pieces.filter(({ text }) => text !== '');
}
