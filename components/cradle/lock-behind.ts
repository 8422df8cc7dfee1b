/** Takes all but this element out of reach of pointer, keyboard and screen reader. @returns what gives it back */
export function lockBehind(element: HTMLElement): () => void {
  const locked: HTMLElement[] = [];
  for (
    let at: HTMLElement = element;
    at.parentElement !== null && at !== document.body;
    at = at.parentElement
  ) {
    for (const other of at.parentElement.children) {
      if (other === at || !(other instanceof HTMLElement) || other.inert) continue;
      other.inert = true;
      locked.push(other);
    }
  }
  const { overflow } = document.documentElement.style;
  document.documentElement.style.overflow = 'hidden';
  return () => {
    document.documentElement.style.overflow = overflow;
    for (const other of locked) other.inert = false;
  };
}
