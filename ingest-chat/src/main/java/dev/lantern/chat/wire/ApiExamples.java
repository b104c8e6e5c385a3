package dev.lantern.chat.wire;

/** Requests and answers that the API description shows; a test sends and compares them. */
final class ApiExamples {

    static final String SHORT = """
            {"message": "I need somebody to talk to."}""";

    static final String LONG = """
            {
              "submissionId": "3f0c8f52-6a0e-4a44-9d0e-6b1f4f0f8f6e",
              "language": "es",
              "message": "Me quitaron el pasaporte y no me dejan salir.",
              "inDangerNow": false,
              "under18": false,
              "contactBack": {
                "safe": true,
                "means": "text",
                "address": "+1 555 010 0142",
                "when": "de lunes a viernes, de 2 a 4",
                "voicemail": false
              },
              "place": {"city": "Dallas", "state": "TX"}
            }""";

    static final String MISTAKES = """
            {
              "title": "Unprocessable Content",
              "status": 422,
              "code": "WEBFORM_MISTAKES",
              "detail": "The form was not taken.",
              "errors": [
                {
                  "pointer": "/message",
                  "code": "MISSING",
                  "detail": "Write your message."
                }
              ]
            }""";

    private ApiExamples() {}
}
