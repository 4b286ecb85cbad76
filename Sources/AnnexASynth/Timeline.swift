internal import CalendarDays

/// What happens to a family from one referral on, the days after the reference date included.
struct Timeline: Sendable {
    var story: Story
    var contact: CalendarDay
    var referral: CalendarDay
    var source: String
    var need = "N1"
    var assessmentStart: CalendarDay
    var assessmentEnd: CalendarDay
    var enquiry: CalendarDay?
    var enquiryDecision: CalendarDay?
    var conference: CalendarDay?
    var plan: PlannedProtection?
    /// A later assessment, and whether a section 47 enquiry opened it.
    var second: SecondLook?
    var close: CalendarDay
    var reason = "RC7"
    var isLeftOut = false
    /// Days before the end, or R, that the family was last seen.
    var visitLag: Int

    /// How far a family goes.
    enum Story: Sendable {
        case noFurtherAction, notNeeded, need, conferenceOnly, protection, care
    }

    /// A child protection plan as it will have been.
    struct PlannedProtection: Sendable {
        var start: CalendarDay
        var end: CalendarDay
        var initialCategory: String
        var latestCategory: String
        var reviews: [CalendarDay]
        var earlierPlans: Int
    }

    /// An assessment of a family that is already being helped.
    struct SecondLook: Sendable {
        var start: CalendarDay
        var end: CalendarDay
        var hasEnquiry: Bool
    }
}

/// Later than any date that matters.
let never = CalendarDay(number: 2_000_000)

extension Simulation {
    /// Plans what follows a referral; care itself is decided by whoever asks for that story.
    mutating func timeline(_ story: Timeline.Story, referredOn referral: CalendarDay) -> Timeline {
        let start = min(calendar.day(random.int(0, 1), after: referral), max(asAt, referral))
        let lag = random.chance(0.85) ? random.int(0, 20) : random.int(21, 55)
        var line = Timeline(
            story: story, contact: referral.adding(days: -max(0, random.int(-2, 2))), referral: referral,
            source: likelihoods.source.draw(&random), need: likelihoods.need.draw(&random),
            assessmentStart: start,
            assessmentEnd: calendar.day(Bands.assessment.drawNumber(&random), after: start),
            close: never, visitLag: lag)
        switch story {
        case .noFurtherAction:
            line.close = referral
        case .notNeeded:
            enquire(about: &line, share: 0.25)
            line.close = line.assessmentEnd
            line.reason = likelihoods.closureAfterAssessment.draw(&random)
            line.isLeftOut = random.chance(0.9)
        case .need, .conferenceOnly:
            enquire(about: &line, share: story == .need ? 0.32 : 1)
            if story == .conferenceOnly { confer(about: &line) }
            let days = line.need == "N2" ? random.int(200, 2000) : Bands.need.drawNumber(&random)
            line.close = max(line.assessmentEnd, line.conference ?? referral).adding(days: days)
            line.reason = likelihoods.closure.draw(&random)
            lookAgain(at: &line)
        case .protection:
            enquire(about: &line, share: 1)
            confer(about: &line)
            protect(&line)
            let end = line.plan?.end ?? line.assessmentEnd
            let after = random.chance(0.7) ? random.int(30, 240) : random.int(0, 14)
            line.close = max(line.assessmentEnd, end).adding(days: after)
            line.reason = likelihoods.closure.draw(&random)
            lookAgain(at: &line)
        case .care:
            enquire(about: &line, share: 0.5)
        }
        return line
    }

    private mutating func enquire(about line: inout Timeline, share: Double) {
        guard random.chance(share) else { return }
        let date = min(calendar.day(random.int(0, 8), after: line.assessmentStart), line.assessmentEnd)
        line.enquiry = date
        line.enquiryDecision = calendar.day(random.int(3, 12), after: date)
    }

    private mutating func confer(about line: inout Timeline) {
        guard let enquiry = line.enquiry else { return }
        let conference = calendar.day(Bands.conference.drawNumber(&random), after: enquiry)
        line.conference = conference
        line.enquiryDecision = min(line.enquiryDecision ?? conference, conference)
    }

    private mutating func protect(_ line: inout Timeline) {
        guard let start = line.conference else { return }
        let end = calendar.workingDay(
            onOrBefore: start.adding(days: Bands.plan.drawNumber(&random)))
        let category = likelihoods.abuse.draw(&random)
        line.plan = Timeline.PlannedProtection(
            start: start, end: end, initialCategory: category,
            latestCategory: random.chance(0.88) ? category : likelihoods.abuse.draw(&random),
            reviews: reviews(of: start, until: end, first: 60...91, then: 140...182),
            earlierPlans: random.chance(0.27) ? (random.chance(0.8) ? 1 : random.int(2, 4)) : 0)
    }

    /// Days on which reviews were held, ascending; one in ten is late.
    mutating func reviews(
        of start: CalendarDay, until end: CalendarDay, first: ClosedRange<Int>, then: ClosedRange<Int>
    ) -> [CalendarDay] {
        var dates: [CalendarDay] = []
        var last = start
        while true {
            let range = dates.isEmpty ? first : then
            let late = random.chance(0.07) ? random.int(3, 30) : 0
            let next = calendar.workingDay(
                onOrBefore: last.adding(days: random.int(range.lowerBound, range.upperBound) + late))
            guard next > last, next <= end, next <= asAt else { return dates }
            dates.append(next)
            last = next
        }
    }

    private mutating func lookAgain(at line: inout Timeline) {
        let first = max(line.assessmentEnd.adding(days: 30), asAt.adding(days: -300))
        let last = min(line.close, asAt).adding(days: -2)
        guard first < last, random.chance(0.4 * Double(first.days(to: last)) / 300) else { return }
        let start = day(from: first, to: last)
        let end = calendar.day(Bands.assessment.drawNumber(&random), after: start)
        line.second = Timeline.SecondLook(
            start: start, end: min(end, max(line.close, start)), hasEnquiry: random.chance(0.5))
    }
}
