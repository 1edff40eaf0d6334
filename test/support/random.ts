export { createRandom, type Random } from '../../src/main/demo/random.ts'
