public import AnnexASchema

extension ColumnID: ExpressibleByStringLiteral {
    /// A column by its id, as tests name them.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}
