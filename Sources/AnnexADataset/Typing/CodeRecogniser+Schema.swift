public import AnnexASchema

extension Schema {
    /// A recogniser of a set's codes, with all that the schema knows of their spellings.
    public func recogniser(of set: CodeSet) -> CodeRecogniser {
        CodeRecogniser(
            set: set, spellings: spellings[set.id] ?? [], vocabulary: vocabulary,
            local: localSpellings[set.id] ?? [])
    }
}
