extension CodeRecogniser {
    /// What a spelling was taken for, and how it was found out.
    public struct Answer: Equatable, Sendable {
        /// What it means.
        public let meaning: Meaning
        /// By which step.
        public let how: How
    }

    /// What a spelling means.
    public enum Meaning: Equatable, Sendable {
        /// A code, by its position in the set.
        case code(Int)
        /// A group alone, by its position among the set's groups.
        case group(Int)
        /// Nothing was typed.
        case blank
        /// Not known.
        case unknown
        /// Two readings are possible, or the code and the words disagree.
        case contradictory
    }

    /// By which step a spelling was recognised.
    public enum How: String, Sendable {
        /// The template's own text.
        case exact
        /// Another form of the code, its letter or its label.
        case normalised
        /// A spelling that the schema folder lists.
        case spelling
        /// A spelling of the council's own.
        case local
        /// A group's name.
        case group
        /// Its words, which are near to those of one code's known texts and of no other's.
        case words
        /// Not recognised.
        case unknown
    }
}
