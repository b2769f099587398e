/**
 * The whole view layer: elements whose texts and attributes may be functions, and `refresh`, which runs them again
 * after a change of state or language. Nothing here parses markup, so no text can become an element.
 */

export type Live<T> = T | (() => T);
type AttributeValue = string | number | boolean | null | undefined;
export type Child = Node | string | (() => string) | null | readonly Child[];

export interface Properties {
  [attribute: string]: Live<AttributeValue> | Handlers | undefined;
  on?: Handlers;
}
export type Handlers = {
  readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

interface Binding {
  readonly target: WeakRef<Node>;
  readonly update: (target: Node) => void;
}

const bindings = new Set<Binding>();

function bind(target: Node, update: (target: Node) => void): void {
  update(target);
  bindings.add({ target: new WeakRef(target), update });
}

/** Runs every live text and attribute again; those whose element is gone are forgotten. */
export function refresh(): void {
  for (const binding of bindings) {
    const target = binding.target.deref();
    if (target === undefined) bindings.delete(binding);
    else binding.update(target);
  }
}

function setAttribute(element: Element, name: string, value: AttributeValue): void {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? '' : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null) continue;
    if (typeof child === 'string') parent.appendChild(document.createTextNode(child));
    else if (typeof child === 'function') parent.appendChild(liveText(child));
    else if (child instanceof Node) parent.appendChild(child);
    else append(parent, child);
  }
}

/** A text node that follows a function. */
export function liveText(text: () => string): Text {
  const node = document.createTextNode('');
  bind(node, (target) => {
    const value = text();
    if (target.nodeValue !== value) target.nodeValue = value;
  });
  return node;
}

function apply(element: HTMLElement | SVGElement, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      bind(element, (target) => {
        if (target instanceof Element) setAttribute(target, name, value());
      });
    } else if (typeof value !== 'object' || value === null) {
      setAttribute(element, name, value);
    }
  }
  for (const [type, handler] of Object.entries(properties.on ?? {})) {
    element.addEventListener(type, handler as EventListener);
  }
}

/** An HTML element with attributes, event handlers (`on`) and children. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  apply(element, properties);
  append(element, children);
  return element;
}

/** An SVG element. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  apply(element, properties);
  append(element, children);
  return element;
}
