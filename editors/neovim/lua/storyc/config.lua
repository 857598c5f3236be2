--- How the language server is started. `vim.g.storyc` may set other values for any of these.
local project = require('storyc.project')

local config = vim.tbl_deep_extend('force', {
  name = 'storyc',
  cmd = { 'storyc', 'lsp' },
  filetypes = { 'story', 'fountain' },
  root_dir = function(buffer, use)
    use(project.root(buffer))
  end,
}, vim.g.storyc or {})

-- Neovim before 0.8 tells a server the settings only where it asks for them.
config.init_options = config.init_options or config.settings

return config
