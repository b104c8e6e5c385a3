{{- define "lantern.pod" -}}
{{- $values := .root.Values -}}
metadata:
  labels: {{- include "lantern.labels" . | nindent 4 }}
  annotations:
    # A changed setting is a new pod; a changed line file is read by the running one.
    lantern.dev/settings: {{ include "lantern.settings" . | sha256sum }}
    prometheus.io/scrape: "true"
    prometheus.io/port: "8080"
    prometheus.io/path: /q/metrics
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  serviceAccountName: {{ include "lantern.fullname" . }}
  terminationGracePeriodSeconds: 40
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: {type: RuntimeDefault}
  {{- with $values.images.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  topologySpreadConstraints:
    {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels: {{- include "lantern.selector" $ | nindent 10 }}
    {{- end }}
  containers:
    - name: {{ .service }}
      image: {{ printf "%s/%s:%s" $values.images.repository .service ($values.images.tag | default .root.Chart.AppVersion) | quote }}
      imagePullPolicy: {{ $values.images.pullPolicy }}
      ports:
        - {name: http, containerPort: 8080}
      {{- with include "lantern.secrets" . | trim }}
      env: {{- . | nindent 8 }}
      {{- end }}
      startupProbe:
        httpGet: {path: /q/health/started, port: http}
        periodSeconds: 1
        failureThreshold: 90
      livenessProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 5
        timeoutSeconds: 3
      readinessProbe:
        httpGet: {path: /q/health/ready, port: http}
        periodSeconds: 2
        timeoutSeconds: 3
      lifecycle:
        # Who still has our address asks somebody else before we stop to answer.
        preStop: {sleep: {seconds: 5}}
      resources: {{- toYaml .own.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL]}
      volumeMounts:
        - {name: settings, mountPath: /lantern/config, readOnly: true}
        - {name: lines, mountPath: /lantern/lines, readOnly: true}
        - {name: keys, mountPath: /lantern/keys, readOnly: true}
        - {name: tmp, mountPath: /tmp}
        {{- if .own.spool }}
        - {name: spool, mountPath: /lantern/spool}
        {{- end }}
        {{- if $values.kafka.secret }}
        - {name: kafka, mountPath: /lantern/kafka, readOnly: true}
        {{- end }}
  volumes:
    - name: settings
      configMap: {name: {{ include "lantern.fullname" . }}}
    - name: lines
      configMap: {name: {{ include "lantern.fullname" (dict "root" .root "service" "lines") }}}
    - name: keys
      secret: {secretName: {{ index $values.keys .service }}, defaultMode: 0440}
    - name: tmp
      emptyDir: {}
    {{- if $values.kafka.secret }}
    - name: kafka
      secret: {secretName: {{ $values.kafka.secret }}, defaultMode: 0440}
    {{- end }}
{{- end -}}
