using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Search;

/// <summary>Handles searches of the content, and requests to show one item.</summary>
internal static class SearchIntents
{
    public static async Task<PromptDetail> SearchAsync(ConversationTurn turn, Intent.Search intent, CancellationToken cancellationToken)
    {
        switch (intent.Result)
        {
            case SearchResult.Found found:
                turn.Memory.ShowsResults = true;
                turn.Memory.Results = [.. found.Hits.Select(hit => SearchCards.ShowsId(hit.Kind, hit.Id))];
                return await turn.TellAsync(SearchCards.Results(turn.Card, found, turn.ShowsCards), cancellationToken);
            case SearchResult.Nothing nothing:
                return await turn.TellAsync(SearchCards.Nothing(turn.Card, nothing, turn.ShowsCards), cancellationToken);
            default:
                return await turn.TellAsync(Messages.SearchNotReady, "search/notReady", cancellationToken);
        }
    }

    /// <summary>Explains a term and shows the best items about it.</summary>
    public static async Task<PromptDetail> LookUpAsync(ConversationTurn turn, Intent.LookUp intent, CancellationToken cancellationToken)
    {
        const int Examples = 4;
        if (turn.Card.Texts.Glossary.FirstOrDefault(term => term.Id == intent.TermId) is not { } term)
        {
            var known = turn.Card.List([.. turn.Card.Texts.Glossary.Take(Examples).Select(term => term.Term)]);
            await turn.Screen.SayAsync(turn.Card.Say(Messages.TermUnknown, known), "term/unknown", cancellationToken);
            return PromptDetail.Short;
        }

        var best = turn.SearchFor(term.Term) is SearchResult.Found found
            ? found.Hits.Where(hit => hit.Id != term.Id).ToList()
            : [];
        if (best.Count == 0)
        {
            await turn.Screen.SayAsync(turn.Card.Say(Messages.Term, term.Term, term.Definition), $"term/{term.Id}", cancellationToken);
            return PromptDetail.Short;
        }

        turn.Memory.ShowsResults = true;
        turn.Memory.Results = [.. best.Select(hit => SearchCards.ShowsId(hit.Kind, hit.Id))];
        return await turn.TellAsync(SearchCards.Term(turn.Card, term, best, turn.ShowsCards), cancellationToken);
    }

    public static Task<PromptDetail> ExplainAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(SearchCards.How(turn.Card), cancellationToken);

    public static Task<PromptDetail> ShowAsync(ConversationTurn turn, Intent.Show intent, CancellationToken cancellationToken) =>
        SearchCards.Show(turn.Card, intent.Kind, intent.ThingId) is { } card
            ? turn.TellAsync(card, cancellationToken)
            : turn.RefuseOldButtonAsync(cancellationToken);
}
