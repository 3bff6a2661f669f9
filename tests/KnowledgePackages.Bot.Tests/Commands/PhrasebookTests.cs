using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>The phrasebook contains the synonyms in the form in which the bot compares texts: without accents, and folded.</summary>
public class PhrasebookTests
{
    public static TheoryData<string> Languages => [.. TestContent.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_phrase_means_two_things_that_can_be_meant_at_the_same_moment(string language)
    {
        var phrases = new Phrasebook(TestContent.Content.In(language));

        var twice = IntentTable.ExclusiveGroups.SelectMany(group => phrases.In(group).Select(phrase => (group, phrase)))
            .GroupBy(pair => pair.phrase, pair => pair.group)
            .Where(groups => groups.Count() > 1)
            .Select(groups => $"'{groups.Key}' is in {string.Join(" and ", groups)}");
        Assert.Empty(twice);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_word_that_is_kept_apart_means_nothing_in_any_group(string language)
    {
        var phrases = new Phrasebook(TestContent.Content.In(language));
        string[] parts =
        [
            PhraseGroups.NeverMatched, PhraseGroups.Doubt, PhraseGroups.Filler, PhraseGroups.Article, PhraseGroups.This,
            .. PhraseGroups.Numbers, PhraseGroups.Partly, PhraseGroups.Negation, PhraseGroups.NegationAfter, PhraseGroups.NegationAlso,
            PhraseGroups.Degree, PhraseGroups.Hard, PhraseGroups.Easy, PhraseGroups.Ask, PhraseGroups.Tell, PhraseGroups.Laughter,
            SearchWords.Empty, SearchWords.Related,
        ];

        var meant = phrases
            .In(PhraseGroups.NeverMatched)
            .SelectMany(word =>
                IntentTable.SynonymGroups.Except(parts).Where(group => phrases.IsIn(word, group)).Select(group => $"'{word}' is in {group}")
            );
        Assert.Empty(meant);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_counts_abroad_and_how_reasons_begin_is_an_answer_at_home(string language)
    {
        var phrases = new Phrasebook(TestContent.Content.In(language));
        (string Group, string Home)[] groups =
        [
            (PhraseGroups.YesAbroad, PhraseGroups.Yes), (PhraseGroups.NoAbroad, PhraseGroups.No),
            (PhraseGroups.NotSureAbroad, PhraseGroups.NotSure),
            (PhraseGroups.YesOpening, PhraseGroups.Yes), (PhraseGroups.NoOpening, PhraseGroups.No),
        ];

        var strange = groups.SelectMany(pair =>
            phrases
                .In(pair.Group)
                .Where(phrase =>
                    !phrases.IsIn(
                        phrases.WithoutFillers(pair.Group.EndsWith("opening", StringComparison.Ordinal) ? phrase.Split(' ')[0] : phrase),
                        pair.Home
                    )
                )
                .Select(phrase => $"'{phrase}' of {pair.Group} is not in {pair.Home}")
        );
        Assert.Empty(strange);
    }
}
