import type { NativeRules } from '../native-rules.js';
import { apiService } from './api-service.js';

/** The kinds of the group apiregistration.k8s.io. */
export const apiRegistrationRules: readonly NativeRules[] = [apiService];
