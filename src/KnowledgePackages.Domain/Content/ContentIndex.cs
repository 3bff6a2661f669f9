using System.Collections.Frozen;

namespace KnowledgePackages.Domain.Content;

/// <summary>
/// Finds packages, challenges, stations, tips, actions, case studies, resources, templates and countries by their ids. One table holds all
/// of them, because the loader rejects an id that two items share.
/// </summary>
internal sealed class ContentIndex(
    IReadOnlyList<KnowledgePackage> packages,
    IReadOnlyList<Resource> resources,
    IReadOnlyList<Template> templates,
    IReadOnlyList<Country> countries
)
{
    private readonly FrozenDictionary<string, object> _things = Everything(packages, resources, templates, countries)
        .ToFrozenDictionary(StringComparer.Ordinal);

    public T? Find<T>(string? id) where T : class => id is null ? null : _things.GetValueOrDefault(id) as T;

    public T Get<T>(string id) where T : class =>
        Find<T>(id) ?? throw new KeyNotFoundException($"The content has no {typeof(T).Name} '{id}'.");

    private static IEnumerable<KeyValuePair<string, object>> Everything(
        IReadOnlyList<KnowledgePackage> packages,
        IReadOnlyList<Resource> resources,
        IReadOnlyList<Template> templates,
        IReadOnlyList<Country> countries
    )
    {
        foreach (var country in countries)
        {
            yield return new(country.Id, country);
        }

        foreach (var template in templates)
        {
            yield return new(template.Id, template);
        }

        foreach (var resource in resources)
        {
            yield return new(resource.Id, resource);
        }

        foreach (var package in packages)
        {
            yield return new(package.Id, package);
            foreach (var challenge in package.Challenges)
            {
                yield return new(challenge.Id, challenge);
            }

            foreach (var caseStudy in package.Cases)
            {
                yield return new(caseStudy.Id, caseStudy);
            }

            foreach (var station in package.Stations)
            {
                yield return new(station.Id, station);
                foreach (var tip in station.Tips)
                {
                    yield return new(tip.Id, tip);
                }

                foreach (var action in station.Actions)
                {
                    yield return new(action.Id, action);
                }
            }
        }
    }
}
