# The whole server in one image, about as `npm start` has it on a Debian machine: docs/operations.md says how to use it.
# Each step is run by scripts/setup/dockerfile.test.ts as well, so keep to what that interpreter knows.

FROM node:20-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/setup/build.mjs && rm -rf .next/cache

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
# ffmpeg makes the videos; the database is for a container without MYSQL_*, and stays off in one with them.
RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update -q \
  && apt-get install -q -y --no-install-recommends ffmpeg mariadb-server-core mariadb-client-core
# 1000 is the image's own user "node". A new volume takes over the owner of what it is mounted on.
WORKDIR /data
RUN chown 1000:1000 . && chmod 700 .
WORKDIR /app
COPY package.json next.config.js ./
COPY public ./public
COPY lib/video/glyphs ./lib/video/glyphs
COPY deploy/health-check.mjs ./deploy/
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/dist ./dist
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=80 DATA_DIR=/data
USER node
EXPOSE 80 1883
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/health-check.mjs"]
CMD ["node", "--enable-source-maps", "dist/server.mjs"]
