/// What became of a published figure: where it stands on the pages of a summary, or why on none.
public enum ComparatorUse: Sendable, Hashable {
    /// It is the council's own, its region's or England's.
    case own, region, national
    /// It is the mean of the neighbours, as the file gives it.
    case neighbours
    /// It is one of those that the mean of the neighbours is of.
    case inMean
    /// The files have a newer year.
    case older(newest: String)
    /// A line before it tells the same.
    case repeated
    /// It is a neighbour's, and a symbol stands for the figure.
    case withoutFigure
    /// It is a neighbour's, and too few of them have a figure.
    case tooFew
    /// It is a neighbour's, and a file gives the mean itself.
    case meanGiven
    /// It is of an area that the council is not compared with, or of which it is not known whether it is.
    case elsewhere

    /// In words: `Yes, England’s figure`, `No: 2025 is newer`.
    public var words: String {
        switch self {
        case .own: "Yes, the council’s own"
        case .region: "Yes, its region’s"
        case .national: "Yes, England’s figure"
        case .neighbours: "Yes, the neighbours’ mean"
        case .inMean: "Yes, in the neighbours’ mean"
        case .older(let newest): "No: \(newest) is newer"
        case .repeated: "No: an earlier line has the same"
        case .withoutFigure: "No: a neighbour without a figure"
        case .tooFew: "No: fewer than \(Comparators.fewestNeighbours) neighbours have a figure"
        case .meanGiven: "No: the neighbours’ mean is given"
        case .elsewhere: "No: not this council, nor known as its neighbour or region"
        }
    }
}

extension Comparators {
    /// Which of the figures of one indicator, or one of its bands, are compared with: positions among all that were read.
    struct Choice: Sendable {
        let all: [Int]
        /// The first of the newest year.
        let first: Int
        let own: Int?
        let region: Int?
        let national: Int?
        /// The neighbours' mean, where a file gives it.
        let given: Int?
        /// The neighbours', the closest first; some may have no figure.
        let members: [Int]
        private let ofYear: Set<Int>

        /// A choice among `all`, of which there is at least one.
        init(_ all: [Int], of values: [PublishedValue], authority: String?, neighbours: [String]) {
            let newest = all.map { values[$0].period }.max()
            var areas: Set<String> = []
            let ofYear = all.filter { values[$0].period == newest && areas.insert(values[$0].area).inserted }
            func first(_ level: PublishedValue.Level, code: String? = nil) -> Int? {
                ofYear.first { values[$0].level == level && (code == nil || values[$0].code == code) }
            }
            let own = authority.flatMap { first(.authority, code: $0) }
            let regions = ofYear.filter { values[$0].level == .regional }
            let ownRegion = own.map { values[$0].region } ?? ""
            region =
                ownRegion.isEmpty
                ? (regions.count == 1 ? regions[0] : nil) : regions.first { values[$0].code == ownRegion }
            self.all = all
            self.first = ofYear[0]
            self.own = own
            national = first(.national)
            given = first(.neighbours)
            members = neighbours.compactMap { first(.authority, code: $0) }
            self.ofYear = Set(ofYear)
        }

        /// What becomes of one of `all`.
        func use(of position: Int, in values: [PublishedValue]) -> ComparatorUse {
            let newest = values[first].period
            guard values[position].period == newest else { return .older(newest: newest) }
            guard ofYear.contains(position) else { return .repeated }
            switch position {
            case own: return .own
            case region: return .region
            case national: return .national
            case given: return .neighbours
            default: break
            }
            guard members.contains(position) else { return .elsewhere }
            guard given == nil else { return .meanGiven }
            guard values[position].value != nil else { return .withoutFigure }
            let isEnough = members.count { values[$0].value != nil } >= Comparators.fewestNeighbours
            return isEnough ? .inMean : .tooFew
        }
    }
}
