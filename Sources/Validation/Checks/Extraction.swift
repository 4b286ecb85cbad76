import AnnexADataset
import AnnexASchema
import CalendarDays

/// The lists were made at about R. R counts as known where it was given, or stands in a file's name.
struct ExtractionCheck {
    let fault: Check.ExtractionFault

    /// Why it cannot be asked; nil where it can.
    func obstacle(_ dates: ReturnDates) -> String? {
        if dates.extracted == nil { return "The day the lists were made is not known" }
        return fault == .early && !isReferenceKnown(dates)
            ? "No reference date is given: \(dates.referenceWords) stands for it" : nil
    }

    func hits(_ query: ReturnQuery) -> [Hit] {
        let dates = query.dataset.dates
        guard let extracted = dates.extracted, isFault(extracted, dates, query) else { return [] }
        return [
            Hit(
                place: Place(file: 0), found: extracted.iso,
                words: ["extracted": extracted.spelled, "reference": dates.reference.spelled], isOfMany: true)
        ]
    }

    private func isFault(_ extracted: CalendarDay, _ dates: ReturnDates, _ query: ReturnQuery) -> Bool {
        switch fault {
        case .early:
            guard isReferenceKnown(dates) else { return false }
            // the Wednesday of the week before
            return extracted < dates.reference.adding(days: -dates.reference.weekday - 5)
        case .late:
            if isReferenceKnown(dates) { return extracted > dates.reference.adding(days: 14) }
            guard let last = lastEvent(query, notAfter: extracted) else { return false }
            return extracted > last.adding(days: 60)
        }
    }

    private func isReferenceKnown(_ dates: ReturnDates) -> Bool {
        dates.referenceOrigin == .option || dates.referenceOrigin == .fileName
    }

    /// The latest event in any list.
    private func lastEvent(_ query: ReturnQuery, notAfter limit: CalendarDay) -> CalendarDay? {
        var last: CalendarDay?
        for table in query.dataset.lists {
            for column in table.columns where column.definition.role == .event {
                for day in column.values.lazy.compactMap(\.day) where day <= limit {
                    last = max(last ?? day, day)
                }
            }
        }
        return last
    }
}
