// JSON documents of images: parsed with care, fields taken by kind, errors that name the document and the field.
import { fail } from '../../core/errors.ts';
import { decodeText } from '../../core/text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or image.damaged. The caller has bounded the size; V8 bounds the depth. */
export function parseObject(bytes: Uint8Array, where: string): JsonObject {
  const value = parseJson(bytes, where);
  if (!isObject(value)) fail('image.damaged', where, 'it is no JSON object', 'save or pull the image again');
  return value;
}

export function parseJson(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch (error) {
    return fail('image.damaged', where, 'it is no valid JSON', 'save or pull the image again', error);
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** An object's string values; made without a prototype, since the keys are foreign. */
export function stringMapOf(value: unknown): Record<string, string> {
  const out: Record<string, string> = Object.create(null) as Record<string, string>;
  if (isObject(value))
    for (const [key, one] of Object.entries(value)) if (typeof one === 'string') out[key] = one;
  return out;
}
