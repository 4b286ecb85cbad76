/// The snake_case name of a column, the same in every edition that has it: `cpp_start`.
public struct ColumnID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as written in the schema files.
    public let rawValue: String

    /// The id with that name; nothing is checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The name as written in the schema files.
    public var description: String { rawValue }

    /// By name.
    public static func < (left: ColumnID, right: ColumnID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The name of a code set, which is its file's name: `ethnicity`.
public struct CodeSetID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as written in the schema files.
    public let rawValue: String

    /// The id with that name; nothing is checked.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The name as written in the schema files.
    public var description: String { rawValue }

    /// By name.
    public static func < (left: CodeSetID, right: CodeSetID) -> Bool {
        left.rawValue < right.rawValue
    }
}
