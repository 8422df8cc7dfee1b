/** A cradle under the moon: the only picture of ours, and decoration. */
export function NightScene() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 400 240"
      className="h-auto w-full rounded-card bg-stage"
      preserveAspectRatio="xMidYMid slice"
    >
      <circle cx="318" cy="62" r="74" fill="#f0c48a" opacity="0.06" />
      <circle cx="318" cy="62" r="48" fill="#f0c48a" opacity="0.08" />
      <path d="M326 32a32 32 0 1 0 22 48 27 27 0 0 1-22-48z" fill="#f0c48a" />
      <g fill="#f6eadb">
        <circle cx="64" cy="48" r="1.8" />
        <circle cx="112" cy="84" r="1.3" opacity="0.7" />
        <circle cx="168" cy="38" r="1.5" opacity="0.8" />
        <circle cx="232" cy="66" r="1.2" opacity="0.6" />
        <circle cx="42" cy="112" r="1.2" opacity="0.6" />
        <circle cx="372" cy="138" r="1.4" opacity="0.6" />
      </g>
      <path d="M0 214c90-16 310-16 400 0v26H0z" fill="#2b211a" />
      <path
        d="M118 208c50 18 114 18 164 0"
        fill="none"
        stroke="#c98a62"
        strokeWidth="8"
        strokeLinecap="round"
      />
      <path d="M150 196l-8 16M250 196l8 16" stroke="#a96d49" strokeWidth="7" strokeLinecap="round" />
      <path d="M108 138h184c0 40-32 64-92 64s-92-24-92-64z" fill="#dd9468" />
      <path d="M108 138h184c0 8-1.3 15-3.8 22H111.800c-2.5-7-3.8-14-3.8-22z" fill="#e9ab84" />
      <path d="M292 138c0-34-20-58-56-62 10 18 14 38 14 62z" fill="#c98a62" />
      <path d="M132 138c4-18 26-26 46-24 30 2 56 8 66 24z" fill="#f6eadb" />
      <circle cx="236" cy="118" r="20" fill="#f3cfae" />
      <path
        d="M226 119c2.5 2 5 2 7 0M239 119c2.5 2 5 2 7 0M233 127c2 1.5 4.5 1.5 6.5 0"
        fill="none"
        stroke="#6a4a35"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
