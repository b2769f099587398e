const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that this module produced; only its constructor function makes one, so text cannot pass as markup. */
export class Html {
  readonly #markup: string;

  constructor(token: typeof TRUSTED, markup: string) {
    if (token !== TRUSTED) throw new TypeError('Html is made by the html template only');
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

const TRUSTED = Symbol('html');

/** Text with the five characters that mean something in HTML replaced; safe in content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Tagged template: literal parts are markup, every value is escaped unless it is itself `Html`. */
export function html(literals: TemplateStringsArray, ...values: ReadonlyArray<Piece>): Html {
  const parts = literals.map(
    (literal, index) => literal + (index < values.length ? render(values[index]) : ''),
  );
  return new Html(TRUSTED, parts.join(''));
}

type Piece = string | number | Html | readonly Html[] | null;

function render(value: Piece | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map((piece) => render(piece)).join('');
  return escapeHtml(String(value));
}
