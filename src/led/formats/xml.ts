export { xml } from '../../base/xml.ts';
