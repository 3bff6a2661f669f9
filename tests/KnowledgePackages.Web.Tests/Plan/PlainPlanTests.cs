using KnowledgePackages.Web.Plan;

namespace KnowledgePackages.Web.Tests.Plan;

public class PlainPlanTests
{
    public static TheoryData<string> Languages => [.. SampleSheet.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_text_says_everything_that_is_in_the_plan(string language)
    {
        var sheet = SampleSheet.Of(language);

        var text = PlainPlan.Write(sheet);

        string[] said =
        [
            sheet.Title,
            sheet.AsOf,
            sheet.Package!,
            sheet.Reason!,
            .. sheet.Because,
            .. sheet.Tasks.SelectMany(SampleSheet.WordsOf),
            .. sheet.First.Concat(sheet.Readings).SelectMany(SampleSheet.WordsOf),
            sheet.Time!,
            .. sheet.Route.Select(stop => stop.Title),
            .. sheet.Answers.SelectMany(answer => new[] { answer.Question, answer.Answer }),
            .. SampleSheet.WordsOf(sheet.Earlier!),
        ];
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal((4, 1, 3, 6), (sheet.Tasks.Count, sheet.Readings.Count, sheet.Route.Count, sheet.Answers.Count));
        Assert.DoesNotMatch(@"\{[a-z]+\}", text.Replace(SampleSheet.Nasty, "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void An_empty_plan_says_so_and_has_no_empty_headings(string language)
    {
        var sheet = SampleSheet.Empty(language);

        var text = PlainPlan.Write(sheet);

        Assert.Contains(sheet.Words.NoActions, text, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet.Words.Readings, text, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet.Words.Answers, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_mail_stays_within_what_mail_programs_take_and_ends_with_a_whole_line(string language)
    {
        var sheet = SampleSheet.Of(language);

        var address = PlanMail.Write(sheet, new Uri("https://chat.example/plan"));

        Assert.InRange(address.Length, 200, PlanMail.MaxLength);
        Assert.Matches(@"^mailto:\?subject=[A-Za-z0-9%._~-]+&body=[A-Za-z0-9%._~-]+$", address);
        var body = Uri.UnescapeDataString(address[(address.IndexOf("&body=", StringComparison.Ordinal) + 6)..]);
        Assert.EndsWith($"\r\n{sheet.Words.More}\r\nhttps://chat.example/plan", body, StringComparison.Ordinal);
        var lines = PlainPlan.Write(sheet).Split('\n');
        Assert.All(body.Split("\r\n").SkipLast(2), line => Assert.Contains(line, lines));
    }

    [Fact]
    public void A_short_plan_is_in_the_mail_as_a_whole()
    {
        var sheet = SampleSheet.Empty("en");

        var address = PlanMail.Write(sheet);

        Assert.Equal(
            PlainPlan.Write(sheet).Replace("\n", "\r\n", StringComparison.Ordinal),
            Uri.UnescapeDataString(address[(address.IndexOf("&body=", StringComparison.Ordinal) + 6)..])
        );
    }
}
