/** The boundaries of the house (docs/decisions), as errors. `npx depcruise bin lib functions layers test`. */

const outside = (...allowed) => ({ pathNot: [...allowed, '^node_modules/@types/'] });

/** Modules of Node that compute and never leave the process. */
const computing = '^(node:)?(assert|buffer|crypto|util|zlib|url|events|stream|async_hooks)$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle is one module in two files.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans-in-dependencies',
      comment: 'What is imported is installed, and declared where it is used.',
      severity: 'error',
      from: { path: '^(bin|lib|functions|layers)/' },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'deployed-code-needs-no-development-package',
      severity: 'error',
      from: { path: '^(functions|layers)/', pathNot: '^layers/http/openapi' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },

    {
      name: 'domain-is-pure',
      comment: 'Rules import rules, and nothing that has an effect.',
      severity: 'error',
      from: { path: '^layers/domain/' },
      to: outside('^layers/domain/', '^node_modules/canonicalize/', computing),
    },
    {
      name: 'ports-are-shapes',
      severity: 'error',
      from: { path: '^layers/ports/' },
      to: outside('^layers/(ports|domain)/', '^layers/privacy/inventory/', '^layers/sealing/bytes/'),
    },
    {
      name: 'use-cases-know-domain-and-ports',
      severity: 'error',
      from: { path: '^layers/usecases/' },
      to: outside('^layers/(usecases|domain|ports|messages)/', '^layers/privacy/(inventory|texts|retention|calendar|identifiers|policy)/', '^node_modules/zod/', computing),
    },
    {
      name: 'adapters-know-the-sdk',
      severity: 'error',
      from: { path: '^layers/aws/', pathNot: '^layers/aws/egress/' },
      to: outside('^layers/(aws|ports|domain|privacy|sealing|evidence-page)/', '^node_modules/(@aws-sdk|@smithy|zod)/', computing, '^(node:)?fs', '^(node:)?path$', '^(node:)?timers/promises$'),
    },
    {
      name: 'the-door-knows-the-register',
      comment: 'What it may reach besides: the network, and nothing of the documents.',
      severity: 'error',
      from: { path: '^layers/aws/egress/' },
      to: outside('^layers/(aws|ports|domain|privacy)/', '^node_modules/@aws-sdk/', computing, '^(node:)?(http|https|dns/promises|net)$'),
    },
    {
      name: 'only-adapters-know-the-sdk',
      severity: 'error',
      from: { path: '^(functions|layers)/', pathNot: '^layers/aws/' },
      to: { path: '^node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'sealing-stands-alone',
      comment: 'It could be published by itself.',
      severity: 'error',
      from: { path: '^layers/sealing/' },
      to: { path: '^(bin|lib|functions|layers)/', pathNot: '^layers/sealing/' },
    },
    {
      name: 'http-knows-no-adapter',
      severity: 'error',
      from: { path: '^layers/http/' },
      to: { path: '^layers/(aws|usecases|sealing|messages)/' },
    },
    {
      name: 'messages-know-texts-alone',
      severity: 'error',
      from: { path: '^layers/messages/' },
      to: { path: '^layers/', pathNot: '^layers/(messages|domain|privacy/texts)/' },
    },
    {
      name: 'layers-know-no-entry-point',
      severity: 'error',
      from: { path: '^layers/' },
      to: { path: '^(functions|lib|bin|test)/' },
    },
    {
      name: 'entry-points-know-layers-alone',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(lib|bin|test)/' },
    },
    {
      name: 'one-entry-point-per-capability',
      comment: 'Handlers share through layers, not through each other.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/($1|shared)/' },
    },
    {
      name: 'nothing-deployed-reaches-the-cdk',
      severity: 'error',
      from: { path: '^(functions|layers)/' },
      to: { path: '^node_modules/(aws-cdk-lib|aws-cdk|constructs|cdk-nag|esbuild)/', reachable: true },
    },
    {
      name: 'one-door-to-the-world',
      comment: 'Only the egress port opens a connection that is not the SDK’s.',
      severity: 'error',
      // The rate limit reads addresses with isIPv6, which opens nothing (test/lib/bundle/one-door.test.ts).
      from: { path: '^(functions|layers)/', pathNot: '^layers/(aws/egress/|http/middleware/rate-limit\\.ts$)' },
      to: { path: ['^(node:)?(http|https|http2|tls|net|dgram|dns|dns/promises)$', '^node_modules/undici/'] },
    },

    {
      name: 'deployment-knows-tables-alone',
      comment: 'The route table, the inventory, the policy; and the pages’ own build list.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(local|pages)/' },
      to: { path: '^layers/', pathNot: '^layers/(http|privacy)/' },
    },
    {
      name: 'page-build-knows-pages-alone',
      severity: 'error',
      from: { path: '^lib/pages/' },
      to: { path: '^layers/', pathNot: '^layers/(pages|http)/' },
    },
    {
      name: 'local-service-knows-no-layer',
      comment: 'It serves a template; it must not know what the product is.',
      severity: 'error',
      from: { path: '^lib/local/' },
      to: { path: '^(layers|functions)/' },
    },
    {
      name: 'local-service-is-for-commands-and-tests',
      severity: 'error',
      from: { pathNot: '^(bin|test|lib/local)/' },
      to: { path: '^lib/local/' },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(cdk\\.out|build|coverage|\\.local)/' },
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    // A checkout may share another's installed packages.
    preserveSymlinks: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
