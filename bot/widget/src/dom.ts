type Value = string | number | boolean | null | undefined | ((event: any) => void);
type Child = Node | string | null | undefined | false;

/**
 * An element with attributes, listeners ("onclick") and children.
 * A false, null or missing value leaves the attribute out; text is only ever set as text.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...(children.filter(Boolean) as (Node | string)[]));
  return element;
}

function set(element: Element, name: string, value: Value): void {
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (value === true) element.setAttribute(name, "");
  else if (value !== false && value != null) element.setAttribute(name, String(value));
}

/** Text for the ears only. */
export function hidden(text: string): HTMLElement {
  return h("span", { class: "hidden" }, text);
}

/** A name in its own direction, so that it does not tear a line in the other one. */
export function name(text: string): HTMLElement {
  return h("bdi", {}, text);
}
