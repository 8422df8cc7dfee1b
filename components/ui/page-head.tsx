/** What a page is called, and what it is for. */
export function PageHead({ title, lead }: { title: string; lead: string }) {
  return (
    <div className="grid gap-2">
      <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
      <p className="text-lg text-muted">{lead}</p>
    </div>
  );
}
