export { alternatives, type Alternative } from './alternatives.js';
export { influence, type Influence } from './influence.js';
export { robustness, type Robustness, type RobustnessOptions, type UnitRobustness } from './robustness.js';
export { sensitivity, type FactorShare } from './sensitivity.js';
export { tippingWeights, type Tipping, type TippingWeight } from './tipping-weights.js';
