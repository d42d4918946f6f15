// The operating system of an image, as its own files say.

export interface Distribution {
  /** os-release ID, lower case: `debian`, `ubuntu`, `alpine`, `rhel`, `rocky`… */
  readonly id: string;
  /** os-release ID_LIKE, in order. */
  readonly like: readonly string[];
  /** VERSION_ID, or what older files say; '' for rolling ones. */
  readonly version: string;
  readonly codename?: string;
  /** For people: `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
  /** os-release CPE_NAME. */
  readonly cpe?: string;
  /** os-release VARIANT_ID (`container`, `coreos`…); `distroless` for Debian cut down to what a program needs. */
  readonly variant?: string;
  /** Who rebuilt the image under the distribution's own name, where a file says so: `RapidFort`. */
  readonly supplier?: string;
  /** The file that decided. */
  readonly path: string;
}
