import AnnexADataset
import CalendarDays

/// Of files that are the same lists of several months, those of one month: the month that is asked for, or the
/// newest.
///
/// Months are told by the names of files and of the folders they lie in. Files whose names differ in more than the
/// month are parts of one return, and all of them are read.
struct MonthChoice {
    private(set) var taken: [String]
    private(set) var leftOut: [LeftOut] = []

    /// A file that was not read, and the one that was read instead.
    struct LeftOut {
        let path: String
        let instead: String

        /// That it was left out, in words.
        var words: String {
            "Left out: \(path), as \(instead) is read, which is of another month by its name. "
                + "Name the file to read it, or give its month by --as-at."
        }
    }

    init(of paths: [String], below folder: String, asAt: CalendarDay?) {
        taken = paths
        let periods = paths.map { path in Self.period(of: path, below: folder) }
        var chosen: [String: Int] = [:]
        for (index, period) in periods.enumerated() {
            guard let period else { continue }
            guard let best = chosen[period.rest], let other = periods[best] else {
                chosen[period.rest] = index
                continue
            }
            if Self.isBetter(period, than: other, asAt: asAt) { chosen[period.rest] = index }
        }
        var instead: [Int: Int] = [:]
        for (index, period) in periods.enumerated() {
            guard let period, let best = chosen[period.rest], let other = periods[best] else { continue }
            // two endings of one name, or two cases, are no two months
            if other.start != period.start { instead[index] = best }
        }
        // a part that the chosen month lacks is not taken from a month that was left out
        let all = paths.indices
        let starts = all.map { periods[$0]?.start }
        func month(_ index: Int) -> [Int]? { starts[index].map { [$0.civil.year, $0.civil.month] } }
        let replaced = instead.sorted { $0.key < $1.key }
        let read = Set(chosen.values.filter { best in replaced.contains { $0.value == best } }.map(month))
        for index in all where instead[index] == nil && starts[index] != nil {
            instead[index] =
                replaced.first {
                    starts[$0.key] == starts[index]
                        || (month($0.key) == month(index) && !read.contains(month(index)))
                }?.value
        }
        leftOut = all.compactMap { index in
            instead[index].map { LeftOut(path: paths[index], instead: paths[$0]) }
        }
        taken = all.filter { instead[$0] == nil }.map { paths[$0] }
    }

    /// What the name says, or the folder's where the name says nothing.
    private static func period(of path: String, below folder: String) -> FileNamePeriod? {
        let below = path.hasPrefix(folder) ? path.dropFirst(folder.count) : path[...]
        let parts = below.split(separator: "/").map(String.init)
        guard let file = parts.last else { return nil }
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        if let period = FileNamePeriod(name: stem) { return period }
        guard parts.count > 1, let outer = FileNamePeriod(name: parts[parts.count - 2]) else { return nil }
        return outer.in(stem)
    }

    private static func isBetter(
        _ one: FileNamePeriod, than other: FileNamePeriod, asAt: CalendarDay?
    ) -> Bool {
        guard let asAt else { return one.start > other.start }
        // none that begins after the day asked for, unless there is no other
        let (isDue, otherIsDue) = (one.start <= asAt, other.start <= asAt)
        if isDue != otherIsDue { return isDue }
        return isDue ? one.start > other.start : one.start < other.start
    }
}
