// Plimsoll's own JSON report, schema 1.x: docs/schemas/report-1.0.schema.json and docs/json.md.
import type { Finding, Matched } from '../../findings/index.ts';
import type { Channels, Package } from '../../inventory/index.ts';
import type { ImageSummary, ScanReport } from '../../scan/index.ts';
import { jsonDocument } from '../json-text.ts';

/** Fields are only ever added within 1.x. */
const SCHEMA_VERSION = '1.0';

/** Field by field, so that the published shape never follows an inner type by accident. */
export function jsonReport(report: ScanReport): string {
  const { tool, now, image, sbom, inventory, matched, data, shortfalls, leftOut, outcome } = report;
  const { distribution, packages, gaps } = inventory;
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'plimsoll', version: tool },
    now,
    outcome: {
      verdict: outcome.verdict,
      counts: countsOf(outcome.counts),
      reasons: outcome.reasons,
    },
    ...(image && { image: imageOf(image) }),
    ...(sbom && { sbom: { path: sbom.path, format: sbom.format, subject: sbom.subject } }),
    ...(distribution && {
      distribution: {
        id: distribution.id,
        version: distribution.version,
        codename: distribution.codename,
        name: distribution.name,
        like: distribution.like,
        cpe: distribution.cpe,
        variant: distribution.variant,
        supplier: distribution.supplier,
        path: distribution.path,
        support: report.distributionSupport && {
          ended: report.distributionSupport.ended,
          endOfLife: report.distributionSupport.endOfLife,
        },
      },
    }),
    ...(inventory.channels && { channels: channelsOf(inventory.channels) }),
    data: data.map((one) => ({
      family: one.family,
      feed: one.feed,
      licence: one.licence,
      origin: one.origin,
      fetched: one.fetched,
      newest: one.newest,
      revision: one.revision,
      records: one.records,
      withdrawn: one.withdrawn,
      skipped: one.skipped,
      scopes: one.scopes,
    })),
    shortfalls: shortfalls.map(({ family, state, reason }) => ({ family, state, reason })),
    packages: packages.map(packageOf),
    ...(matched && judgedOf(matched, leftOut)),
    ...(inventory.unidentified && {
      unidentified: inventory.unidentified.map(({ path, layer, size, format, buildId, stripped, hints }) => ({
        path,
        layer,
        size,
        format,
        buildId,
        stripped,
        hints,
      })),
    }),
    ...(inventory.leftOut && {
      notLookedFor: {
        cataloguers: inventory.leftOut.cataloguers,
        paths: inventory.leftOut.paths.map(({ pattern, files }) => ({ pattern, files })),
      },
    }),
    gaps: gaps.map(({ reader, path, reason, hides, detail }) => ({ reader, path, reason, hides, detail })),
  };
  return jsonDocument(document, 2);
}

function countsOf(counts: Readonly<Record<string, number>>): object {
  const of = (severity: string) => counts[severity] ?? 0;
  return {
    critical: of('critical'),
    high: of('high'),
    medium: of('medium'),
    low: of('low'),
    negligible: of('negligible'),
    unknown: of('unknown'),
  };
}

function imageOf({
  identity,
  os,
  architecture,
  variant,
  created,
  layers,
  files,
  bytes,
  base,
}: ImageSummary): object {
  return {
    reference: identity.reference,
    origin: identity.origin,
    config: identity.config,
    manifest: identity.manifest,
    index: identity.index,
    tags: identity.tags,
    platform: { os, architecture, variant },
    created,
    files,
    bytes,
    layers: layers.map((layer) => ({
      index: layer.index,
      diffId: layer.diffId,
      trust: layer.trust,
      bytes: layer.bytes,
      files: layer.files,
      instruction: layer.instruction,
      base: layer.base,
    })),
    base: base && { layers: base.layers, by: base.by, reference: base.reference, digest: base.digest },
  };
}

function channelsOf({ repositories, modules, pro, contentSets, products, minor }: Channels): object {
  return {
    repositories: repositories.map((one) => ({
      kind: one.kind,
      id: one.id,
      url: one.url,
      suite: one.suite,
      components: one.components,
      enabled: one.enabled,
      tag: one.tag,
      origin: one.origin,
      label: one.label,
      path: one.path,
      layer: layerOf(one.layer),
    })),
    modules: modules?.map(({ name, stream, state, profiles }) => ({ name, stream, state, profiles })),
    pro,
    contentSets,
    products: products?.map((one) => ({
      name: one.name,
      version: one.version,
      release: one.release,
      component: one.component,
      architecture: one.architecture,
      cpe: one.cpe,
      path: one.path,
    })),
    minor,
  };
}

function packageOf(one: Package): object {
  return {
    id: one.id,
    type: one.type,
    name: one.name,
    version: one.version,
    arch: one.arch,
    source: one.source && { name: one.source.name, version: one.source.version },
    purl: one.purl,
    licences: one.licences,
    licence: one.licence && { expression: one.licence.expression, classes: one.licence.classes },
    introduced: layerOf(one.introduced),
    owner: one.owner,
    role: one.role,
    details: one.details,
    evidence: one.evidence.map(({ cataloguer, path, layer, by, offset, confidence }) => ({
      cataloguer,
      path,
      layer: layerOf(layer),
      by,
      offset,
      confidence,
    })),
  };
}

/** Left out where an SBOM doesn't tell. */
function layerOf(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

/** Only in reports that judged: a list of findings that nobody looked for would read as clean. */
function judgedOf({ findings, suppressed, unjudged, families }: Matched, leftOut: number): object {
  return {
    families,
    findings: findings.map(findingOf),
    leftOut,
    suppressed: suppressed.map(({ reason, detail, finding }) => ({
      reason,
      detail,
      finding: findingOf(finding),
    })),
    unjudged: unjudged.map(({ reason, what, hides, detail, packages }) => ({
      reason,
      what,
      hides,
      detail,
      packages,
    })),
  };
}

function findingOf(one: Finding): object {
  return {
    kind: one.kind,
    id: one.id,
    aliases: one.aliases,
    packages: one.packages,
    severity: one.severity,
    severityFrom: one.severityFrom,
    score: one.score,
    scores: one.scores.map(({ kind, value, from }) => ({ kind, value, from })),
    summary: one.summary,
    fixed: one.fixed,
    state: one.state,
    confidence: one.confidence,
    references: one.references,
    evidence: one.evidence.map((match) => ({
      advisory: match.advisory,
      feed: match.feed,
      family: match.family,
      scope: match.scope,
      modified: match.modified,
      name: match.name,
      by: match.by,
      version: match.version,
      order: match.order,
      introduced: match.introduced,
      fixed: match.fixed,
      last: match.last,
      listed: match.listed,
      word: match.word,
    })),
  };
}
