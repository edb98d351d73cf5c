export interface QueryToken {
  /** UTF-16 indexes. */
  at: number;
  end: number;
  text: string;
}

const TOKEN =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|[A-Za-z_]\w*|-?\d+|\[\?|\[\]|&&|\|\||[=!<>]=|[^\s]/gsu;

/** The words and signs of an expression; a character that no expression may have is a token of its own. */
export function tokensOf(expression: string): QueryToken[] {
  return Array.from(expression.matchAll(TOKEN), (match) => ({
    at: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** The field names that an expression asks for: neither functions nor texts. */
export function namesIn(expression: string): string[] {
  const tokens = tokensOf(expression);
  return tokens.flatMap(({ text }, index) => {
    if (text.startsWith('"')) return [unquoted(text)];
    return /^[A-Za-z_]/.test(text) && tokens[index + 1]?.text !== '(' ? [text] : [];
  });
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
