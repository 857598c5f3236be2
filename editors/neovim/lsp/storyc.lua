return require('storyc.config')
