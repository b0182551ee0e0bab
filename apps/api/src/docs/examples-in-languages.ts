import { exampleOf } from "./describe-schema.ts";
import type { Document, Operation } from "./document.ts";
import { jsLiteral, phpLiteral, pythonLiteral } from "./literals.ts";
import { sdkCall } from "./sdk-call.ts";

/** A call of an operation as a program would make it. */
export interface CodeExample {
  readonly language: "curl" | "TypeScript" | "PHP" | "Python";
  readonly code: string;
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  /** Of a request that is safe to repeat with it. */
  readonly key: string | undefined;
  readonly answer: "json" | "stream" | "empty";
}

/** How a merchant's operation is called in each language; all of it comes from the document's own examples. */
export function codeExamples(document: Document, operation: Operation): CodeExample[] {
  const call = callOf(document, operation);
  return [
    { language: "curl", code: curl(call) },
    { language: "TypeScript", code: typescript(document, operation, call) },
    { language: "PHP", code: php(call) },
    { language: "Python", code: python(call) },
  ];
}

function callOf(document: Document, operation: Operation): Call {
  const value = (name: string) => {
    const parameter = operation.parameters.find((it) => it.name === name && it.in === "path");
    const example = parameter && exampleOf(document, parameter.schema);
    return encodeURIComponent(String(example ?? name.toUpperCase()));
  };
  const path = operation.path.replaceAll(/{(\w+)}/g, (_whole, name: string) => value(name));
  const query = operation.parameters
    .filter((it) => it.in === "query" && it.required)
    .map((it) => `${it.name}=${encodeURIComponent(String(exampleOf(document, it.schema) ?? "…"))}`);
  const isKeyed = operation.parameters.some((it) => it.name === "Idempotency-Key");
  return {
    method: operation.method,
    url: `${document.servers?.[0]?.url ?? ""}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    body: operation.body?.example,
    key: isKeyed ? `${operation.id}-1` : undefined,
    answer: answerOf(operation),
  };
}

function answerOf({ answers }: Operation): Call["answer"] {
  const good = answers.find(({ status }) => status < 300);
  if (good?.content === undefined) return "empty";
  return good.contentType === "text/event-stream" ? "stream" : "json";
}

function curl({ method, url, body, key, answer }: Call): string {
  return [
    `curl ${answer === "stream" ? "-N " : ""}${method === "GET" ? "" : `-X ${method} `}'${url}'`,
    `-H "Authorization: Bearer $GOTOVO_API_KEY"`,
    ...(key ? [`-H 'Idempotency-Key: ${key}'`] : []),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d '${json(body).replaceAll("'", "'\\''")}'`]),
  ].join(" \\\n  ");
}

function typescript(document: Document, operation: Operation, { method, url, body }: Call): string {
  const root = document.servers?.[0]?.url ?? "";
  const call = sdkCall(operation, {
    path: url.slice(root.length),
    body: body === undefined ? undefined : jsLiteral(body),
    value: (name) =>
      jsLiteral(
        exampleOf(document, operation.parameters.find((it) => it.name === name)?.schema ?? {}) ?? name,
      ),
    method,
  });
  return `import { Gotovo } from "@gotovo/client";

const gotovo = new Gotovo({ baseUrl: "${root}", apiKey: ${"process"}.env.GOTOVO_API_KEY! });
${call}`;
}

const phpAnswers: Record<Call["answer"], string> = {
  json: "$answer = json_decode(curl_exec($curl), true);\nprint_r($answer);",
  stream: `curl_setopt($curl, CURLOPT_WRITEFUNCTION, function ($curl, $text) {
    echo $text;
    return strlen($text);
});
curl_exec($curl);`,
  empty: "curl_exec($curl);\necho curl_getinfo($curl, CURLINFO_RESPONSE_CODE);",
};

function php({ method, url, body, key, answer }: Call): string {
  const headers = [
    `'Authorization: Bearer ' . getenv('GOTOVO_API_KEY')`,
    ...(body === undefined ? [] : [`'Content-Type: application/json'`]),
    ...(key ? [`'Idempotency-Key: ${key}'`] : []),
  ];
  return `$curl = curl_init('${url}');
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_CUSTOMREQUEST => '${method}',
    CURLOPT_HTTPHEADER => [
        ${headers.join(",\n        ")},
    ],${body === undefined ? "" : `\n    CURLOPT_POSTFIELDS => json_encode(${phpLiteral(body, "    ")}),`}
]);
${phpAnswers[answer]}`;
}

const pythonAnswers: Record<Call["answer"], string> = {
  json: "print(json.load(response))",
  stream: `for line in response:
        print(line.decode(), end="", flush=True)`,
  empty: "print(response.status)",
};

function python({ method, url, body, key, answer }: Call): string {
  return `import json, os, urllib.request

request = urllib.request.Request(
    "${url}",
    method="${method}",
    headers={
        "Authorization": f"Bearer {os.environ['GOTOVO_API_KEY']}",${body === undefined ? "" : `\n        "Content-Type": "application/json",`}${key ? `\n        "Idempotency-Key": "${key}",` : ""}
    },${body === undefined ? "" : `\n    data=json.dumps(${pythonLiteral(body, "    ")}).encode(),`}
)
with urllib.request.urlopen(request) as response:
    ${pythonAnswers[answer]}`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
