# shellcheck shell=bash
# shellcheck disable=SC2030,SC2031,SC2154 # as in images.sh
# A believable engine for screenshots. What is named nginx or postgres here is busybox and plays its part.

SAMPLE=dev.gantry.test=sample

sample() {
    is_up || fail 1 "The engine $VERSION is not up: packaging/engine up --version $VERSION"
    lock
    docker image inspect nginx:1.27 >/dev/null 2>&1 || load_archive "$(archive sample)"
    docker volume inspect shop_data >/dev/null 2>&1 || sample_volumes
    local part parts=()
    for part in shop monitoring blog others; do
        "sample_$part" &
        parts+=($!)
    done
    for part in "${parts[@]}"; do wait "$part"; done
    wait_for 60 healths_known || say "Some health checks have not answered yet."
}

healths_known() { [[ -z $(docker ps -q --filter "label=$SAMPLE" --filter health=starting) ]]; }

sample_shop() {
    stack shop
    local health=(--health-interval 15s --health-timeout 5s --health-cmd)
    service db 1 postgres:16.4 \
        -e POSTGRES_USER=shop -e POSTGRES_DB=shop -e POSTGRES_PASSWORD=Quince-41-harbour \
        -v shop_data:/var/lib/postgresql/data --shm-size 128m "${health[@]}" 'pg_isready -U shop'
    service cache 1 redis:7.4 -v shop_cache:/data -m 128m "${health[@]}" 'redis-cli ping'
    service api 1 ghcr.io/acme/shop-api:2.3.1 \
        -e DATABASE_URL=postgres://shop:Quince-41-harbour@db:5432/shop -e REDIS_URL=redis://cache:6379/0 \
        -e JWT_SECRET=b2f0c1d74e -e PAYMENT_API_KEY=test_51Hq7example -e LOG_LEVEL=info -e TZ=Europe/Berlin \
        -l 'com.docker.compose.depends_on=db:service_healthy:false,cache:service_started:false' \
        -p 3000:3000 --cpus 1.5 -m 512m "${health[@]}" 'wget -q -O /dev/null http://127.0.0.1:3000/'
    local number
    for number in 1 2; do
        service web $number nginx:1.27 \
            -l com.docker.compose.depends_on=api:service_started:false \
            -p "808$number:80" -v "$DIR/stacks/shop/nginx.conf:/etc/nginx/conf.d/default.conf:ro" \
            "${health[@]}" 'wget -q -O /dev/null http://127.0.0.1/'
    done
}

sample_monitoring() {
    stack monitoring
    service prometheus 1 prom/prometheus:v2.54.1 -p 9090:9090 -v monitoring_prometheus:/prometheus \
        -v "$DIR/stacks/monitoring/prometheus.yml:/etc/prometheus/prometheus.yml:ro"
    service grafana 1 grafana/grafana:11.2.0 -p 3001:3000 -v monitoring_grafana:/var/lib/grafana \
        -e GF_SECURITY_ADMIN_USER=admin -e GF_SECURITY_ADMIN_PASSWORD=change-me-soon \
        -l com.docker.compose.depends_on=prometheus:service_started:false \
        --health-interval 15s --health-retries 1 --health-cmd 'echo "HTTP 503: database is locked"; exit 1'
    service node-exporter 1 prom/node-exporter:v1.8.2 -v /proc:/host/proc:ro -v /sys:/host/sys:ro
}

sample_blog() {
    stack blog
    service db 1 mysql:8.4 -v blog_db:/var/lib/mysql \
        -e MYSQL_ROOT_PASSWORD=lantern-and-oak -e MYSQL_DATABASE=ghost -e MYSQL_USER=ghost -e MYSQL_PASSWORD=paper-kite
    service ghost 1 ghost:5.94 -p 2368:2368 -v blog_content:/var/lib/ghost/content \
        -e url=https://blog.example.org -e database__connection__password=paper-kite \
        -l com.docker.compose.depends_on=db:service_started:false
    ! docker ps -q --filter name=blog- | grep -q . || docker stop blog-ghost-1 blog-db-1 >/dev/null
}

sample_others() {
    # shellcheck disable=SC2016 # backticks and dollars as Traefik writes them
    container traefik traefik:v3.1 --restart unless-stopped -p 80:80 -p 443:443 \
        -v "$SOCKET:/var/run/docker.sock:ro" -v traefik_certificates:/certificates \
        -l traefik.enable=true -l 'traefik.http.routers.dashboard.rule=Host(`traefik.example.org`)' \
        -l traefik.http.routers.dashboard.entrypoints=websecure -l traefik.http.routers.dashboard.service=api@internal \
        -l traefik.http.routers.dashboard.tls.certresolver=letsencrypt -l traefik.http.routers.dashboard.middlewares=auth \
        -l 'traefik.http.middlewares.auth.basicauth.users=ops:$apr1$K0example' \
        -l org.opencontainers.image.vendor="Traefik Labs" -l maintainer=ops@example.org -l team=platform -l tier=edge
    container mailpit axllent/mailpit:v1.20 --restart unless-stopped -p 8025:8025 -p 1025:1025 \
        --health-interval 15s --health-cmd 'wget -q -O /dev/null http://127.0.0.1:8025/'
    container search opensearchproject/opensearch:2.17.0 -p 9200:9200 -m 1g --tmpfs /tmp -v search_data:/usr/share/opensearch/data \
        -e OPENSEARCH_INITIAL_ADMIN_PASSWORD=Juniper.7.stairs -e OPENSEARCH_JAVA_OPTS='-Xms512m -Xmx512m' \
        --health-interval 15s --health-retries 1 --health-cmd 'echo "cluster status is red"; exit 1'
    container queue-worker ghcr.io/acme/queue-worker:1.8.0 --restart always \
        -e AMQP_URL=amqp://worker:Tangerine-9@rabbit.internal:5672/orders -e WORKER_TOKEN=wt_7f31example -e CONCURRENCY=4
    container backup-nightly restic/restic:0.17.1 -v /etc/hostname:/data/hostname:ro -v backups:/repository \
        -e RESTIC_PASSWORD=do-not-lose-this -e RESTIC_REPOSITORY=/repository
    container report-october ghcr.io/acme/reports:4.1 -e SMTP_URL=smtp://reports:Saffron-3@mail.internal:587
    if absent import-2026; then
        container import-2026 ghcr.io/acme/importer:0.9.4 -v imports:/data -e SOURCE_URL=https://feed:k3y-example@partner.example.org/v2
        docker kill import-2026 >/dev/null
    fi
    if absent vault; then
        container vault hashicorp/vault:1.17 -p 8200:8200 --cap-add IPC_LOCK -e VAULT_DEV_ROOT_TOKEN_ID=root-token-example
        wait_for 20 docker pause vault >/dev/null # runc does not always freeze at once when the machine is busy
    fi
    absent new-gateway && docker create --name new-gateway -l "$SAMPLE" -p 8443:443 nginx:1.27 >/dev/null
    return 0
}

sample_volumes() {
    local name
    for name in backups imports search_data traefik_certificates old_uploads; do
        docker volume create --label "$SAMPLE" "$name" >/dev/null
    done
    for name in shop_data shop_cache monitoring_prometheus monitoring_grafana blog_db blog_content; do
        docker volume create --label "$SAMPLE" --label "com.docker.compose.project=${name%%_*}" \
            --label "com.docker.compose.volume=${name#*_}" --label com.docker.compose.version=2.29.7 "$name" >/dev/null
    done
    docker network inspect edge >/dev/null 2>&1 || docker network create --label "$SAMPLE" edge >/dev/null
}

# What follows speaks of this stack: its network and the files its labels name.
stack() {
    STACK=$1
    local folder=$DIR/stacks/$STACK
    [[ -d $folder ]] || { mkdir -p "$DIR/stacks" && cp -r "$here/fixtures/stacks/$STACK" "$folder"; }
    docker network inspect "${STACK}_default" >/dev/null 2>&1 ||
        docker network create --label "$SAMPLE" --label "com.docker.compose.project=$STACK" \
            --label com.docker.compose.network=default --label com.docker.compose.version=2.29.7 "${STACK}_default" >/dev/null
}

service() { # service, number, image, further words for docker run
    local hash
    hash=$(sha256sum <<<"$STACK $1 $3")
    container "$STACK-$1-$2" "$3" --restart unless-stopped --network "${STACK}_default" --network-alias "$1" \
        -l "com.docker.compose.project=$STACK" -l "com.docker.compose.service=$1" -l "com.docker.compose.container-number=$2" \
        -l com.docker.compose.oneoff=False -l com.docker.compose.version=2.29.7 -l "com.docker.compose.config-hash=${hash%% *}" \
        -l "com.docker.compose.project.working_dir=$DIR/stacks/$STACK" \
        -l "com.docker.compose.project.config_files=$DIR/stacks/$STACK/compose.yaml" "${@:4}"
}

container() { # name, image, further words for docker run
    absent "$1" || return 0
    docker run -d --name "$1" --hostname "$1" -l "$SAMPLE" "${@:3}" "$2" >/dev/null
}

absent() { ! docker container inspect "$1" >/dev/null 2>&1; }

recipe_sample() {
    busybox_layer
    fixture_layer sample
    local row=0 name created megabytes plays port command lines
    while IFS='|' read -r name created megabytes plays port command lines; do
        row=$((row + 1))
        sample_part "part-$row"
        image "$name" "$created" '
            "Entrypoint": ["/docker-entrypoint.sh"], "Cmd": ["'"${command//,/\",\"}"'"], "ExposedPorts": {"'"$port"'/tcp": {}},
            "Labels": {"dev.gantry.test": "sample", "org.opencontainers.image.version": "'"${name##*:}"'"}' base sample "part-$row"
    done <<'TABLE'
nginx:1.27|2026-10-02T11:20:00Z|5|memory=6 work=1 port=80|80|nginx,-g,daemon off;|172.18.0.1 "GET / HTTP/1.1" 200 615;172.18.0.1 "GET /products?page=2 HTTP/1.1" 200 8123;172.18.0.1 "POST /cart HTTP/1.1" 201 84;172.18.0.1 "GET /favicon.ico HTTP/1.1" 404 153
postgres:16.4|2026-08-14T07:02:00Z|11|memory=48 work=4 port=5432|5432|postgres|LOG:  database system is ready to accept connections;LOG:  checkpoint starting: time;LOG:  checkpoint complete: wrote 44 buffers (0.3%), write=4.312 s;LOG:  automatic vacuum of table "shop.public.orders": index scans: 1
redis:7.4|2026-09-19T09:00:00Z|3|memory=9 work=1 port=6379|6379|redis-server|1:M * Ready to accept connections tcp;1:M * 100 changes in 300 seconds. Saving...;1:M * Background saving terminated with success
ghcr.io/acme/shop-api:2.3.1|2026-11-18T15:41:00Z|7|memory=72 work=24 port=3000|3000|node,server.js|INFO  GET /api/products 200 in 12 ms;INFO  POST /api/orders 201 in 48 ms;WARN  slow query: orders by customer took 812 ms;INFO  GET /api/orders/7841 200 in 9 ms;ERROR payment provider answered 502, retrying in 2 s
prom/prometheus:v2.54.1|2026-08-27T10:12:00Z|10|memory=58 work=9 port=9090|9090|/bin/prometheus,--config.file=/etc/prometheus/prometheus.yml|level=info component=tsdb msg="Head GC completed" duration=3.1ms;level=info component=tsdb msg="write block" mint=1732521600000;level=warn component="scrape manager" target=node-exporter:9100 msg="Error on scrape"
grafana/grafana:11.2.0|2026-08-27T16:30:00Z|14|memory=44 work=6 port=3000|3000|/run.sh|logger=http.server level=info msg="HTTP Server Listen" address=[::]:3000;logger=sqlstore level=error msg="database is locked";logger=context level=error msg="Request Completed" status=503
prom/node-exporter:v1.8.2|2026-07-14T12:05:00Z|3|ends=1|9100|/bin/node_exporter|level=info msg="Starting node_exporter" version=1.8.2;level=error err="listen tcp :9100: bind: address already in use"
mysql:8.4|2026-10-15T08:00:00Z|13|memory=96 work=3 port=3306|3306|mysqld|[System] [MY-010931] [Server] ready for connections. Version: 8.4.3  port: 3306
ghost:5.94|2026-09-20T14:14:00Z|12|memory=66 work=5 port=2368|2368|node,current/index.js|INFO Ghost is running in production...;INFO Your site is now available on https://blog.example.org/
traefik:v3.1|2026-09-16T13:00:00Z|6|memory=21 work=3 port=80|80|traefik|INF Traefik version 3.1.4 built on 2026-09-16;INF Starting provider *docker.Provider;WRN The certificate of shop.example.org ends in 12 days
axllent/mailpit:v1.20|2026-09-08T18:00:00Z|3|memory=7 work=1 port=8025|8025|/mailpit|level=info msg="[smtpd] starting on [::]:1025 (no encryption)";level=info msg="[http] accessible via http://localhost:8025/"
opensearchproject/opensearch:2.17.0|2026-09-12T17:45:00Z|17|memory=210 work=18 port=9200|9200|./opensearch-docker-entrypoint.sh|[INFO ][o.o.n.Node] [search] started;[WARN ][o.o.c.r.a.DiskThresholdMonitor] [search] high disk watermark [90%] exceeded;[ERROR][o.o.c.c.ClusterManagerService] [search] 3 primary shards are unassigned
ghcr.io/acme/queue-worker:1.8.0|2026-11-20T10:10:00Z|7|ends=1|9000|node,worker.js|INFO  connecting to amqp://rabbit.internal:5672;ERROR getaddrinfo ENOTFOUND rabbit.internal;ERROR giving up after 3 tries
restic/restic:0.17.1|2026-09-05T20:00:00Z|2|ends=0|8000|backup,/data|open repository;Files:           1 new,     0 changed,     0 unmodified;Added to the repository: 1.204 MiB (512.3 KiB stored);snapshot 4f2a91c0 saved
ghcr.io/acme/reports:4.1|2026-10-30T09:30:00Z|5|ends=1|8000|python,report.py|INFO  October: 7841 orders;ERROR mail.internal:587 refused the connection
ghcr.io/acme/importer:0.9.4|2026-11-09T16:20:00Z|5|memory=88 work=2|8000|java,-jar,importer.jar|INFO  1200 of 48000 rows;INFO  2400 of 48000 rows
hashicorp/vault:1.17|2026-06-12T19:00:00Z|8|memory=26 work=1 port=8200|8200|vault,server,-dev|==> Vault server started! Log data will stream in below:
node:20-alpine|2026-10-04T08:00:00Z|9|memory=1|3000|node|Welcome to Node.js
golang:1.23|2026-10-01T19:00:00Z|16|memory=1|8080|bash|go version go1.23.2 linux/amd64
|2026-11-11T15:41:00Z|7|memory=1|3000|node,server.js|INFO  an earlier build
TABLE
}

# The part an image plays, and a size that looks like one.
sample_part() { # layer
    local root=$work/tree/$1
    mkdir -p "$root"/{etc,opt}
    printf '%s\n' "$plays" >"$root/etc/sample"
    tr ';' '\n' <<<"$lines" >"$root/etc/sample.log"
    truncate -s "${megabytes}M" "$root/opt/data"
    fixture_layer "$1"
    rm -r "$root"
}
