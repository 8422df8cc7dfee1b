// Who may import whom: docs/architecture.md says why. Run by `npm run check`.
const TEST = '\\.test\\.tsx?$';
const PURE = [
  'lib/alerts',
  'lib/cradle',
  'lib/frames',
  'lib/insight',
  'lib/live',
  'lib/recordings',
  'lib/tonight',
];
const FLOOR = 'lib/platform';

/** Modules in `dir` may import only themselves, the floor and `may` (of our own code). */
const layer = (name, dir, may) => ({
  name,
  severity: 'error',
  from: { path: `^${dir}/`, pathNot: TEST },
  to: {
    path: '^(app|components|lib|drizzle|scripts|server\\.ts)',
    pathNot: `^(${[dir, FLOOR, ...may].join('|')})/`,
  },
});

/** Package `pkg` may be imported only from `dir`. */
const only = (name, pkg, dir) => ({
  name,
  severity: 'error',
  from: { pathNot: `^(${dir}|scripts/|bench/|e2e/|examples/)|${TEST}` },
  to: { path: `node_modules/(${pkg})/` },
});

/** `dir` must not import `target`, type imports aside. */
const apart = (name, dir, target) => ({
  name,
  severity: 'error',
  from: { path: dir, pathNot: TEST },
  to: { path: target, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    layer('platform-is-the-floor', 'lib/platform', []),
    layer('cradle-is-pure', 'lib/cradle', []),
    layer('alerts-are-pure', 'lib/alerts', ['lib/cradle']),
    layer('recordings-decide', 'lib/recordings', ['lib/alerts', 'lib/cradle']),
    layer('frames-are-pure', 'lib/frames', ['lib/cradle']),
    layer('tonight-decides', 'lib/tonight', ['lib/alerts', 'lib/cradle']),
    layer('live-is-pure', 'lib/live', ['lib/alerts', 'lib/cradle']),
    layer('insight-is-pure', 'lib/insight', ['lib/alerts', 'lib/cradle']),
    layer('contracts-are-shapes', 'lib/contracts', [
      'lib/alerts',
      'lib/cradle',
      'lib/insight',
      'lib/tonight',
    ]),
    layer('i18n-is-words', 'lib/i18n', ['lib/alerts', 'lib/contracts', 'lib/cradle', 'lib/tonight']),
    layer('watch-knows-ports-only', 'lib/watch', PURE),
    layer('care-knows-ports-only', 'lib/care', PURE),
    layer('mqtt-is-an-edge', 'lib/mqtt', ['lib/cradle']),
    layer('store-is-an-edge', 'lib/store', [...PURE, 'drizzle']),
    layer('migrations-are-the-stores', 'drizzle', ['lib/store/migrate']),
    layer('video-is-an-edge', 'lib/video', PURE),
    layer('notify-is-an-edge', 'lib/notify', ['lib/i18n', ...PURE]),
    layer('auth-reads-the-store', 'lib/auth', ['lib/store', 'lib/contracts', 'lib/cradle']),
    layer('http-is-glue', 'lib/http', [
      'lib/auth',
      'lib/contracts',
      'lib/i18n',
      'lib/runtime',
      'lib/store',
      ...PURE,
    ]),
    layer('runtime-wires', 'lib/runtime', [
      ...PURE,
      'lib/watch',
      'lib/care',
      'lib/mqtt',
      'lib/store',
      'lib/video',
      'lib/auth',
      'lib/contracts',
      'lib/i18n',
      'lib/notify',
    ]),
    layer('components-see-shapes-and-words', 'components', [
      'lib/alerts',
      'lib/contracts',
      'lib/i18n',
      'lib/cradle',
      'lib/tonight',
      'lib/insight',
    ]),
    layer('ui-is-domain-free', 'components/ui', []),
    only('drizzle-only-in-store', 'drizzle-orm|mysql2', 'lib/store/'),
    only('mqtt-only-in-mqtt', 'mqtt|aedes', 'lib/mqtt/'),
    only('sharp-only-in-video', 'sharp', 'lib/video/'),
    only('push-and-mail-only-in-notify', 'web-push|nodemailer', 'lib/notify/'),
    only('next-auth-only-in-auth', 'next-auth', 'lib/auth/'),
    {
      name: 'pure-means-pure',
      severity: 'error',
      from: { path: `^(${[...PURE, 'lib/contracts', 'lib/i18n'].join('|')})/`, pathNot: TEST },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'worker-side-is-next-free',
      severity: 'error',
      from: { path: '^lib/(?!auth|http)', pathNot: TEST },
      to: { path: 'node_modules/(next|react|server-only)/' },
    },
    {
      name: 'front-door-is-plain-node',
      severity: 'error',
      from: { path: '^(server\\.ts|lib/http/front-door)' },
      to: { path: 'node_modules/next/(headers|navigation|server)' },
    },
    apart(
      'routes-reach-the-worker-through-runtime',
      '^(app|lib/http|lib/auth)',
      '^lib/(mqtt|notify|watch|video)/|^lib/runtime/(create-runtime|request-side|timers|upkeep|watching)',
    ),
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^(lib|components|server)' },
      to: { path: '^app/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
