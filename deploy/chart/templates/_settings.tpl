{{- /* What a service is configured with, as config/application.properties. Nothing secret. */ -}}
{{- define "lantern.settings" -}}
{{- $values := .root.Values -}}
kafka.bootstrap.servers={{ $values.kafka.bootstrapServers }}
{{- range $key, $value := $values.kafka.settings }}
kafka.{{ $key }}={{ $value }}
{{- end }}
lantern.topics.partitions={{ $values.kafka.partitions }}
lantern.lines.folder=/lantern/lines
lantern.keys.folder=/lantern/keys
{{- if .own.spool }}
lantern.spool.folder=/lantern/spool
{{- end }}
{{- if eq .service "ingest-voice" }}
lantern.voice.public-url=https://{{ $values.ingress.hosts.calls }}
lantern.voice.backup-numbers={{ join "," $values.voice.backupNumbers }}
{{- else if eq .service "ingest-sms" }}
lantern.sms.public-url=https://{{ $values.ingress.hosts.texts }}
{{- else if eq .service "ingest-chat" }}
quarkus.http.proxy.proxy-address-forwarding=true
{{- else }}
quarkus.oidc.auth-server-url={{ $values.identityProvider.url }}
quarkus.oidc.token.audience={{ $values.identityProvider.audience }}
{{- end }}
{{- if eq .service "routing-service" }}
lantern.routing.state-folder=/tmp/routing
{{- with $values.desk.origins }}
quarkus.http.cors.origins={{ join "," . }}
{{- end }}
{{- end }}
{{- if eq .service "case-service" }}
quarkus.datasource.jdbc.url={{ $values.database.jdbcUrl }}
{{- end }}
{{- if has .service (list "ingest-sms" "case-service") }}
lantern.attachments.s3.bucket={{ $values.attachments.bucket }}
lantern.attachments.s3.region={{ $values.attachments.region }}
{{- with $values.attachments.endpoint }}
lantern.attachments.s3.endpoint={{ . }}
{{- end }}
{{- end }}
{{- range $key, $value := .own.settings }}
{{ $key }}={{ $value }}
{{- end }}
{{- end -}}

{{- /* What nobody may see, as environment variables from Secrets. */ -}}
{{- define "lantern.secrets" -}}
{{- $values := .root.Values -}}
{{- if has .service (list "ingest-voice" "ingest-sms") }}
- {name: LANTERN_TWILIO_ACCOUNT_SID, valueFrom: {secretKeyRef: {name: {{ $values.twilio.secret }}, key: account-sid}}}
- {name: LANTERN_TWILIO_AUTH_TOKEN, valueFrom: {secretKeyRef: {name: {{ $values.twilio.secret }}, key: auth-token}}}
{{- end }}
{{- if and $values.twilio.softphoneSecret (eq .service "routing-service") }}
- {name: LANTERN_TWILIO_ACCOUNT_SID, valueFrom: {secretKeyRef: {name: {{ $values.twilio.secret }}, key: account-sid}}}
- {name: LANTERN_TWILIO_API_KEY_SID, valueFrom: {secretKeyRef: {name: {{ $values.twilio.softphoneSecret }}, key: api-key-sid}}}
- {name: LANTERN_TWILIO_API_KEY_SECRET, valueFrom: {secretKeyRef: {name: {{ $values.twilio.softphoneSecret }}, key: api-key-secret}}}
{{- end }}
{{- if eq .service "case-service" }}
- {name: QUARKUS_DATASOURCE_USERNAME, valueFrom: {secretKeyRef: {name: {{ $values.database.secret }}, key: username}}}
- {name: QUARKUS_DATASOURCE_PASSWORD, valueFrom: {secretKeyRef: {name: {{ $values.database.secret }}, key: password}}}
{{- end }}
{{- if and $values.attachments.secret (has .service (list "ingest-sms" "case-service")) }}
- {name: LANTERN_ATTACHMENTS_S3_ACCESS_KEY, valueFrom: {secretKeyRef: {name: {{ $values.attachments.secret }}, key: access-key}}}
- {name: LANTERN_ATTACHMENTS_S3_SECRET_KEY, valueFrom: {secretKeyRef: {name: {{ $values.attachments.secret }}, key: secret-key}}}
{{- end }}
{{- if $values.kafka.secret }}
- {name: QUARKUS_CONFIG_LOCATIONS, value: /lantern/kafka/kafka.properties}
{{- end }}
{{- end -}}
