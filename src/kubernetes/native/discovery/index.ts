import type { NativeRules } from '../native-rules.js';
import { endpointSlice } from './endpoint-slice.js';

/** The kinds of the group discovery.k8s.io. */
export const discoveryRules: readonly NativeRules[] = [endpointSlice];
