metadata description = 'The log, and the alerts on it.'

param name string
param appName string
param planId string
param host string
param location string
param alertEmail string
param testsAvailability bool
param monthlyBudget int
param budgetStart string
param retentionDays int
param dailyCapGb int
param tags object

var tellsSomebody = !empty(alertEmail)
var groups = tellsSomebody ? [operators.id] : []
// The places of the test are in the public cloud.
var hasTest = testsAvailability && environment().name == 'AzureCloud'

var metricAlerts = [
  {
    name: '5xx'
    description: 'The app answered with a server error more than five times in five minutes.'
    severity: 1
    scope: app.id
    namespace: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT5M'
  }
  {
    name: 'health'
    description: 'An instance of the app did not answer /health/ready for a tenth of 15 minutes.'
    severity: 1
    scope: app.id
    namespace: 'Microsoft.Web/sites'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 90
    window: 'PT15M'
  }
  {
    name: 'memory'
    description: 'The machines of the plan had less than a tenth of their memory left, for 15 minutes.'
    severity: 2
    scope: planId
    namespace: 'Microsoft.Web/serverfarms'
    metric: 'MemoryPercentage'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 90
    window: 'PT15M'
  }
]

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb == 0 ? -1 : dailyCapGb
    }
    features: {
      disableLocalAuth: true
    }
  }
}

// Only previews of this type have these categories.
#disable-next-line use-recent-api-versions
resource toLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-logs'
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (tellsSomebody) {
  name: '${name}-operators'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'kp-ops'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource metricAlert 'Microsoft.Insights/metricAlerts@2026-01-01' = [for alert in metricAlerts: {
  name: '${name}-${alert.name}'
  location: 'global'
  tags: tags
  properties: {
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [alert.scope]
    evaluationFrequency: 'PT1M'
    windowSize: alert.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: alert.name
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: alert.namespace
          metricName: alert.metric
          operator: alert.operator
          threshold: alert.threshold
          timeAggregation: alert.aggregation
        }
      ]
    }
    actions: [for group in groups: { actionGroupId: group }]
  }
}]

resource storeFails 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${name}-store'
  location: location
  tags: tags
  kind: 'LogAlert'
  dependsOn: [toLogs]
  properties: {
    displayName: '${name}: the store fails'
    description: 'Store failed more than twice in five minutes: what people write is not saved, and they are told so.'
    severity: 1
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where _ResourceId =~ \'${app.id}\' and ResultDescription has \'Store failed\''
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 2
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: groups
    }
  }
}

resource peopleWait 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${name}-slow'
  location: location
  tags: tags
  kind: 'LogAlert'
  dependsOn: [toLogs]
  properties: {
    displayName: '${name}: people wait'
    description: 'More than ten turns took longer than three seconds, or got no answer in time, in 15 minutes.'
    severity: 2
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where _ResourceId =~ \'${app.id}\' and ResultDescription has_any (\'Slow turn\', \'timed out before its commit was confirmed\')'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 10
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: groups
    }
  }
}

// Keeps the results of the availability test; the program sends nothing to it.
resource insights 'Microsoft.Insights/components@2020-02-02' = if (hasTest) {
  name: '${name}-insights'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    RetentionInDays: 30
  }
}

resource availability 'Microsoft.Insights/webtests@2022-06-15' = if (hasTest) {
  name: '${name}-availability'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: '${name}-availability'
    Name: '${name}: availability'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' } // West Europe
      { Id: 'emea-gb-db3-azr' } // North Europe
      { Id: 'emea-fr-pra-edge' } // France Central
    ]
    Request: {
      RequestUrl: 'https://${host}/health/ready'
      HttpVerb: 'GET'
      FollowRedirects: false
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      // In days. The platform renews its certificates earlier than this.
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2026-01-01' = if (hasTest) {
  name: '${name}-availability'
  location: 'global'
  tags: tags
  properties: {
    description: 'Two of three places could not open https://${host}/health/ready, or its certificate ends in 14 days.'
    severity: 1
    enabled: true
    scopes: [availability.id, insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: availability.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [for group in groups: { actionGroupId: group }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = if (monthlyBudget > 0) {
  name: '${name}-budget'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStart
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: tellsSomebody ? [alertEmail] : []
        contactRoles: ['Owner']
      }
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: tellsSomebody ? [alertEmail] : []
        contactRoles: ['Owner']
      }
    }
  }
}
