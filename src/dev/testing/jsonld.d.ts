declare module 'jsonld' {
  /** Only what tests use. */
  const jsonld: {
    expand(
      document: object,
      options: {
        documentLoader: (
          url: string,
        ) => Promise<{ contextUrl?: string; documentUrl: string; document: object }>;
      },
    ): Promise<object[]>;
  };
  export default jsonld;
}
