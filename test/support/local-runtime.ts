/** The local runtime for tests of the hub: the same build that the runtime's own tests use. */
export * from '../../local/runtime/test/support/built-runtime';
