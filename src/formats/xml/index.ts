// XML documents over `Bytes`: the door of this folder.
export { childOf, childText, readXml, type XmlElement } from './document.ts';
export { xmlEvents, type XmlEvent } from './events.ts';
